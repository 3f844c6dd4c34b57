import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { quote } from '../../util/quote';
import { atLine } from './refusal';

/** Variables whose text nobody outside chooses: paths, and names and words that Tekton or Kubernetes make. */
const HARMLESS: ReadonlySet<VariableKind['kind']> = new Set([
  'workspace',
  'result-path',
  'step-result-path',
  'step-exit-code-path',
  'artifacts-path',
  'step-artifacts-path',
  'credentials-path',
  'unknown',
]);

/** Whether a variable, without `$(` and `)`, is a path that Tekton makes. */
export function isPath(name: string): boolean {
  const kind = parseVariables(`$(${name})`).map(variableKind).at(0);
  if (!kind || kind.kind === 'unknown') return false;
  return kind.kind === 'workspace' ? kind.field === 'path' : HARMLESS.has(kind.kind);
}

/**
 * Refuses params, results and context in a script that is plain text: Tekton pastes their values unquoted, and they run.
 *
 * @throws `param-in-script`
 */
export function checkPlainScript(text: string, at: PendingPlace = {}): void {
  for (const variable of parseVariables(text)) {
    if (HARMLESS.has(variableKind(variable).kind)) continue;
    const line = text.slice(0, variable.start).split('\n').length;
    fail({
      rule: 'param-in-script',
      message: `script holds ${quote(variable.text)}, whose value would be run as part of it`,
      data: { variable: variable.text, line },
      at: atLine({ at, line }),
      help: 'write sh`… ${params.x} …`, which hands it over as data, or raw(…) where nobody else chooses the value',
    });
  }
}

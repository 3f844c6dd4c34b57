import { valueExpressions } from '../../analysis/pipelines/result-references';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { quote } from '../../util/quote';
import { textsOf } from '../../util/texts-of';
import type { ParamDeclarations } from '../declarations/param';
import { Reference } from '../references/reference';

/**
 * Checks that a run gives values: it is the outermost document, and nothing is there that could fill a reference in.
 *
 * @throws `reference-in-run`
 */
export function checkRunParams(
  given: Readonly<Record<string, unknown>>,
  declared: ParamDeclarations,
  place: PendingPlace,
): void {
  for (const [name, value] of Object.entries(given)) {
    const reference =
      declared[name]?.kind === 'untrusted' && typeof value === 'string' ? undefined : findReference(value);
    if (reference === undefined) continue;
    fail({
      rule: 'reference-in-run',
      message: `param ${quote(name)} of the run holds ${quote(reference)}, which nothing fills in`,
      data: { param: name, reference },
      at: inside(place, `params.${name}`),
      help: 'give a text; references belong into addTask',
    });
  }
}

/** The first reference, also inside lists, maps and template literals; what the run itself knows is none. */
function findReference(value: unknown): string | undefined {
  if (Reference.isReference(value)) return `${value}`;
  if (typeof value === 'string') {
    return parseVariables(value).find((variable) => !['context', 'unknown'].includes(variableKind(variable).kind))
      ?.text;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.values(value)
    .map(findReference)
    .find((found) => found !== undefined);
}

/**
 * Checks that texts for the params of a pipeline hold nothing that Tekton takes for a variable it does not know: the cluster takes
 * the run, puts the text into the pipeline and refuses that.
 *
 * @throws `unknown-variable-in-run`
 */
export function checkRunTexts(
  given: Readonly<Record<string, unknown>>,
  declared: ParamDeclarations,
  place: PendingPlace,
): void {
  for (const [name, value] of Object.entries(given)) {
    if (declared[name]?.kind === 'untrusted') continue;
    const variable = textsOf(value)
      .flatMap(valueExpressions)
      .find((expression) => !KNOWN_ROOTS.has(expression.split('.', 1)[0] ?? ''));
    if (variable === undefined) continue;
    fail({
      rule: 'unknown-variable-in-run',
      message: `param ${quote(name)} of the run holds ${quote(`$(${variable})`)}, for which the cluster stops the run`,
      data: { param: name, variable },
      at: inside(place, `params.${name}`),
      help: [
        'a param that may be any text is declared with param.untrustedText()',
        'a value that this program knows is put in by TypeScript: `${value}`',
      ],
    });
  }
}

/** What variables of a pipeline begin with; `tt` is of the TriggerTemplate that makes the run. */
const KNOWN_ROOTS = new Set(['params', 'tasks', 'finally', 'context', 'workspaces', 'results', 'tt']);

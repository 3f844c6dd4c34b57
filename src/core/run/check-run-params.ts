import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { quote } from '../../util/quote';
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

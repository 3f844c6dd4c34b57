import { Reference } from '../../core/references/reference';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { quote } from '../../util/quote';
import type { EventFields } from './field';

/** What a run that an event starts may hold: fields of that event, facts about the run. */
export interface KnownFields {
  /** Whose event it is. */
  readonly owner: object;
  readonly fields: EventFields;
}

/**
 * Checks that values of a run hold references to its event only.
 *
 * @throws `reference-in-run`, `untrusted-in-text`
 */
export function checkEventParams(
  given: Readonly<Record<string, unknown>>,
  known: KnownFields,
  place: PendingPlace,
): void {
  for (const [name, value] of Object.entries(given)) checkValue(value, known, name, inside(place, `params.${name}`));
}

function checkValue(value: unknown, known: KnownFields, param: string, at: PendingPlace): void {
  if (Reference.isReference(value)) {
    if (value.origin.owner !== known.owner) failForeign(`${value}`, param, at);
  } else if (typeof value === 'string') {
    for (const variable of parseVariables(value)) checkVariable(variable, known, param, at);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) checkValue(part, known, param, at);
  }
}

/** Inside a template literal all that is left of a reference is its text. */
function checkVariable(
  variable: Parameters<typeof variableKind>[0],
  { fields }: KnownFields,
  param: string,
  at: PendingPlace,
): void {
  const found = variableKind(variable);
  if (found.kind === 'context' || found.kind === 'unknown') return;
  const field = found.kind === 'trigger-param' ? fields[found.name] : undefined;
  if (!field) failForeign(variable.text, param, at);
  if (field.kind === 'checked') return;
  fail({
    rule: 'untrusted-in-text',
    message: `untrusted text ${quote(variable.text)} stands in param ${quote(param)}`,
    data: { param, reference: variable.text },
    at,
    help: 'give it alone to a param that is declared with param.untrustedText()',
  });
}

function failForeign(reference: string, param: string, at: PendingPlace): never {
  fail({
    rule: 'reference-in-run',
    message: `param ${quote(param)} of the run holds ${quote(reference)}, which nothing fills in`,
    data: { param, reference },
    at,
    help: 'fields of the event that the function gets are filled in: ({ event }) => ({ … })',
  });
}

import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import { unknownNameHelp } from '../diagnostics/unknown-name';
import { describe } from './describe';

/**
 * Refuses what is not among the words of a closed list; the compiler sees to it, but not in JavaScript, nor in objects that are passed whole.
 *
 * @param what name of the field: `snapshotMode`
 * @throws `unknown-value`
 */
export function checkValue(what: string, value: unknown, allowed: readonly string[], at: PendingPlace): void {
  if (value === undefined || allowed.includes(value as string)) return;
  const isOtherType = typeof value === 'number' || typeof value === 'boolean';
  fail({
    rule: 'unknown-value',
    message: `${what} cannot be ${describe(value)}`,
    data: { value: describe(value), allowed },
    at,
    help:
      isOtherType && allowed.includes(String(value))
        ? `write it as a text: '${String(value)}'`
        : unknownNameHelp(typeof value === 'string' ? value : '', 'allowed', allowed),
  });
}

/** The words of closed lists, by the fields that hold one of them. */
export type WordsOf<Props> = { readonly [Key in keyof Props]?: readonly (Props[Key] & string)[] };

/**
 * Checks all fields of an object that hold one word each.
 *
 * @throws `unknown-value`
 */
export function checkWords<Props extends object>(given: Props, words: WordsOf<Props>, at: PendingPlace): void {
  for (const [field, allowed] of Object.entries<readonly string[] | undefined>(words)) {
    if (allowed) checkValue(field, given[field as keyof Props], allowed, { ...at, field });
  }
}

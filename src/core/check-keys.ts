import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import { unknownNameHelp } from '../diagnostics/unknown-name';
import { quote } from '../util/quote';

/**
 * Refuses keys that the compiler cannot see: those of objects that a callback returns, or that are passed whole.
 *
 * @throws `unknown-key`
 */
export function checkKeys(given: object, known: Readonly<Record<string, true>>, what: string, at: PendingPlace): void {
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(known, key));
  if (unknown === undefined) return;
  fail({
    rule: 'unknown-key',
    message: `a ${what} has no ${quote(unknown)}`,
    data: { key: unknown },
    at,
    help: unknownNameHelp(unknown, `keys of a ${what}`, Object.keys(known)),
  });
}

/**
 * Refuses unknown keys in the props of a class that others extend. A subclass may pass its own props on whole.
 *
 * @param made `new.target` of the constructor
 * @throws `unknown-key`
 */
export function checkOwnKeys(
  given: object,
  known: Readonly<Record<string, true>>,
  { made, own, at }: { readonly made: unknown; readonly own: { readonly name: string }; readonly at: PendingPlace },
): void {
  if (made === own) checkKeys(given, known, own.name, at);
}

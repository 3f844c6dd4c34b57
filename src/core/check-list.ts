import { fail } from '../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../diagnostics/place';
import { describe } from './describe';

/**
 * Refuses what is no list where one is asked for, above all a single text: it has a length and letters, and would pass for one.
 *
 * @param field name of the field: `args`
 * @param holds what the list holds: `texts`
 * @throws `not-a-list`
 */
export function checkList(
  given: unknown,
  { field, holds, help }: { readonly field: string; readonly holds: string; readonly help?: string },
  at: PendingPlace,
): void {
  if (given === undefined || Array.isArray(given)) return;
  fail({
    rule: 'not-a-list',
    message: `${field} is ${describe(given)}, and not a list of ${holds}`,
    data: { field },
    at: inside(at, field),
    help: help ?? (typeof given === 'string' ? `write ${field}: ['${given}']` : `write ${field}: […]`),
  });
}

/** A list as messages speak of it. */
interface ListWords {
  readonly field: string;
  readonly holds: string;
  readonly help: string;
}

/**
 * Refuses what is no list of objects.
 *
 * @throws `not-a-list`
 */
export function checkObjects(given: unknown, said: ListWords, at: PendingPlace): void {
  checkElements(given, said, (one) => typeof one === 'object' && one !== null, at);
}

/**
 * Refuses what is no list, and a list with something else in it.
 *
 * @throws `not-a-list`
 */
function checkElements(given: unknown, said: ListWords, isOne: (element: unknown) => boolean, at: PendingPlace): void {
  const { field, holds, help } = said;
  checkList(given, said, at);
  const elements: readonly unknown[] = Array.isArray(given) ? given : [];
  const index = elements.findIndex((element) => !isOne(element));
  if (index < 0) return;
  fail({
    rule: 'not-a-list',
    message: `${field}[${index}] is ${describe(elements[index])}, and ${field} is a list of ${holds}`,
    data: { field, index },
    at: inside(at, `${field}[${index}]`),
    help,
  });
}

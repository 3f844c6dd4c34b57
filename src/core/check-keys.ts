import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import type { PendingPlace } from '../diagnostics/place';
import { unknownNameHelp } from '../diagnostics/unknown-name';
import { isPlain } from '../util/is-plain';
import { quote } from '../util/quote';
import { withArticle } from '../util/with-article';
import { describe } from './describe';

type Known = Readonly<Record<string, true>>;

/** The keys of an interface, all of them: one that is added to it has to be added here. */
export type KeysOf<Props> = Readonly<Record<keyof Props & string, true>>;

/**
 * Refuses keys that the compiler cannot see: those of objects that a callback returns, or that are passed whole.
 *
 * @throws `unknown-key`, `missing-argument` when it is no object at all
 */
export function checkKeys(given: object, known: Known, what: string, at: PendingPlace): void {
  if (!isMap(given)) failNoMap(given, what, at);
  const key = Object.keys(given).find((one) => !Object.hasOwn(known, one));
  if (key === undefined) return;
  fail({
    rule: 'unknown-key',
    message: `${withArticle(what)} has no ${quote(key)}`,
    data: { key },
    at,
    help: unknownNameHelp(key, `keys of ${withArticle(what)}`, Object.keys(known)),
  });
}

/**
 * Refuses unknown keys in the props of a class that others extend. A subclass may pass its own props on whole.
 *
 * @param made `new.target` of the constructor
 * @throws `unknown-key`, `missing-argument`
 */
export function checkOwnKeys(
  given: object,
  known: Known,
  { made, own, at }: { readonly made: unknown; readonly own: { readonly name: string }; readonly at: PendingPlace },
): void {
  if (!isMap(given)) failNoMap(given, own.name, at);
  if (made === own) checkKeys(given, known, own.name, at);
}

/**
 * Refuses unknown keys in the options of a function.
 *
 * @param called how programs call it: `RegistryExposure.ingress`
 * @throws `unknown-key`, `missing-argument`
 */
export function checkOptionKeys(given: object, known: Known, called: string): void {
  if (!isMap(given)) failNoMap(given, called, { source: new CallSite() });
  const key = Object.keys(given).find((one) => !Object.hasOwn(known, one));
  if (key === undefined) return;
  fail({
    rule: 'unknown-key',
    message: `${called} has no option ${quote(key)}`,
    data: { key, function: called },
    at: { source: new CallSite() },
    help: unknownNameHelp(key, `options of ${called}`, Object.keys(known)),
  });
}

/**
 * Refuses unknown keys where a construct may stand as well as an object that is written out; constructs are left alone.
 *
 * @throws `unknown-key`
 */
export function checkPlainKeys(given: unknown, known: Known, what: string, at: PendingPlace): void {
  if (isPlain(given)) checkKeys(given, known, what, at);
}

function isMap(given: unknown): boolean {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

function failNoMap(given: unknown, what: string, at: PendingPlace): never {
  fail({
    rule: 'missing-argument',
    message: `${what} takes a map, not ${describe(given)}`,
    at,
    help: 'write { … }',
  });
}

import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../diagnostics/place';
import { unknownNameHelp } from '../diagnostics/unknown-name';
import { isPlain } from '../util/is-plain';
import { quote } from '../util/quote';
import { withArticle } from '../util/with-article';
import { describe } from './describe';
import type { AnyShape, Known } from './shape';

/** The line of the program that calls; looked up only when a report is made. */
const HERE: PendingPlace = {
  get source() {
    return new CallSite();
  },
};

/**
 * Refuses keys and values that the compiler cannot see: those of objects that a callback returns, or that are passed whole.
 *
 * @throws `unknown-key`, `missing-argument` when it is no object at all, and what shapes throw
 */
export function checkKeys(given: object, known: Known, what: string, at: PendingPlace): void {
  if (!isMap(given)) failNoMap(given, what, at);
  const key = Object.keys(given).find((one) => !Object.hasOwn(known, one));
  if (key !== undefined) {
    fail({
      rule: 'unknown-key',
      message: `${withArticle(what)} has no ${quote(key)}`,
      data: { key },
      at,
      help: unknownNameHelp(key, `keys of ${withArticle(what)}`, Object.keys(known)),
    });
  }
  checkValues(given, known, withArticle(what), at);
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
  else checkValues(given, known, own.name, at);
}

/**
 * Refuses unknown keys in the options of a function.
 *
 * @param called how programs call it: `RegistryExposure.ingress`
 * @throws `unknown-key`, `missing-argument`
 */
export function checkOptionKeys(given: object, known: Known, called: string): void {
  if (!isMap(given)) failNoMap(given, called, HERE);
  const key = Object.keys(given).find((one) => !Object.hasOwn(known, one));
  if (key !== undefined) {
    fail({
      rule: 'unknown-key',
      message: `${called} has no option ${quote(key)}`,
      data: { key, function: called },
      at: HERE,
      help: unknownNameHelp(key, `options of ${called}`, Object.keys(known)),
    });
  }
  checkValues(given, known, called, HERE);
}

/**
 * Refuses an argument of a function that is not of its shape.
 *
 * @param name of the argument: `owner`
 * @param called how programs call the function: `Registry.ghcr`
 * @throws what the shape throws
 */
export function checkArgument(given: unknown, shape: AnyShape, name: string, called: string): void {
  shape.check(given, { name, of: called, at: HERE });
}

/**
 * Refuses unknown keys where a construct may stand as well as an object that is written out; constructs are left alone.
 *
 * @throws `unknown-key`
 */
export function checkPlainKeys(given: unknown, known: Known, what: string, at: PendingPlace): void {
  if (isPlain(given)) checkKeys(given, known, what, at);
}

/** The value of each key has its shape, and none that is needed is left out. */
function checkValues(given: object, known: Known, what: string, at: PendingPlace): void {
  for (const field of Object.keys(known)) {
    const shape = known[field];
    const value = (given as Readonly<Record<string, unknown>>)[field];
    if (value === null) failNull(field, what, at);
    if (shape === undefined || shape === true) continue;
    if (value !== undefined) shape.check(value, { name: field, of: what, at });
    else if (shape.isNeeded) {
      fail({
        rule: 'missing-argument',
        message: `${what} needs ${quote(field)}, and is given none`,
        data: { field },
        at,
        help: `write ${field}: ${shape.written}`,
      });
    }
  }
}

/** Says that a field is null, which nothing takes. @throws `value-type` */
export function failNull(field: string, of: string, at: PendingPlace): never {
  fail({
    rule: 'value-type',
    message: `${field} of ${of} is null`,
    data: { field },
    at: inside(at, field),
    help: `leave ${field} out, or give undefined`,
  });
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

import type { Duration } from 'cdk8s';
import { fail } from '../diagnostics/diagnostic-error';
import { inside } from '../diagnostics/place';
import { isPlain } from '../util/is-plain';
import { checkKeys } from './check-keys';
import { checkValue } from './check-value';
import { describe } from './describe';
import type { INamed } from './named';
import { Reference } from './references/reference';
import { isText, type Text } from './references/text';
import type { AnyShape, Field, KeysOf, Needed, Shape } from './shape';

export const text = shape<string>('a text', "'…'", (value) => typeof value === 'string');
export const textOrReference = shape<Text>('a text', "'…'", isText);
export const boolean = shape<boolean>('true or false', 'true', (value) => typeof value === 'boolean');
export const number = shape<number>('a number', '1', Number.isFinite);
export const textOrNumber = shape<string | number>(
  'a text or a number',
  '1',
  (value) => typeof value === 'string' || Number.isFinite(value),
);
export const scalar = shape<string | number | boolean>('a text', "'…'", (value) =>
  ['string', 'number', 'boolean'].includes(typeof value),
);
export const named = shape<INamed>('an object with a name', "{ name: '…' }", isNamed, {
  rule: 'not-named',
  fix: (value) => `{ name: '${typeof value === 'string' && value !== '' ? value : '…'}' }`,
});
export const duration = shape<Duration>(
  'a Duration',
  "Duration.minutes(10), with Duration from 'cdk8s'",
  (value) => isObject(value) && 'toMilliseconds' in value,
  { rule: 'invalid-duration' },
);

/** A text that may be a secret, so that what stands in its place is not shown. */
export const hiddenText: Shape<string> = {
  ...text,
  check: (value, field) => {
    if (typeof value !== 'string' && !isKnownLater(value)) failShape(describeType(value), field, text);
  },
};

/** The same shape, which may not be left out. */
export function needed<T>(one: Shape<T>): Needed<T> {
  return { ...one, isNeeded: true };
}

/**
 * What a function or class of a library makes.
 *
 * @param field which it has, and nothing else that may be mistaken for it
 */
export function made<T>(takes: string, written: string, field: string): Shape<T> {
  return shape<T>(takes, written, (value) => isObject(value) && field in value);
}

/** A function of the program. */
export function callback<T>(written: string): Shape<T> {
  return shape<T>('a function', written, (value) => typeof value === 'function');
}

/** A part of a manifest, which is written as it is; rules look at what is in it. */
export function manifest<T extends object>(): Shape<T> {
  return shape<T>('a map', '{ … }', isMap);
}

/** One of a closed list of words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Shape<Word> {
  const written = words.map((word) => `'${word}'`).join(' or ');
  return {
    takes: written,
    written,
    check: (value, { name, at }) => {
      checkValue(name, value, words, inside(at, name));
    },
  };
}

/** A value of a shape, or a word that stands for one. */
export function orWord<T, const Word extends string>(other: Shape<T>, ...words: readonly Word[]): Shape<T | Word> {
  const said = words.map((word) => `'${word}'`);
  const takes = [other.takes, ...said].join(' or ');
  const written = [other.written, ...said].join(' or ');
  return {
    takes,
    written,
    check: (value, field) => {
      if (words.some((word) => word === value)) return;
      if (typeof value === 'string') failShape(describe(value), field, { takes, written }, 'unknown-value');
      other.check(value, field);
    },
  };
}

/** A list, each element of which has a shape. */
export function list<T>({ takes, written, check }: Shape<T>, plural = pluralOf(takes)): Shape<readonly T[]> {
  const ofList = shape<readonly T[]>(`a list of ${plural}`, `[${written}]`, Array.isArray, {
    rule: 'not-a-list',
    fix: (value) => (typeof value === 'string' ? `['${value}']` : `[${written}]`),
  });
  return {
    ...ofList,
    check: (value, field) => {
      ofList.check(value, field);
      if (!Array.isArray(value)) return;
      value.forEach((element, i) => {
        check(element, { ...field, name: `${field.name}[${i}]` });
      });
    },
  };
}

/** A value of a shape, or a list of them. */
export function oneOrMore<T>(one: Shape<T>): Shape<T | readonly T[]> {
  const several = list(one);
  return {
    takes: `${one.takes} or ${several.takes}`,
    written: one.written,
    check: (value, field) => {
      (Array.isArray(value) ? several : one).check(value, field);
    },
  };
}

/** A map from any key to values of a shape. */
export function mapOf<T>(
  { takes, written, check }: Shape<T>,
  plural = pluralOf(takes),
): Shape<Readonly<Record<string, T>>> {
  const ofMap = shape<Readonly<Record<string, T>>>(`a map of ${plural}`, `{ key: ${written} }`, isMap);
  return {
    ...ofMap,
    check: (value, field) => {
      ofMap.check(value, field);
      if (!isMap(value)) return;
      for (const [key, one] of Object.entries(value)) {
        if (one !== undefined) check(one, { ...field, name: `${field.name}.${key}` });
      }
    },
  };
}

/** An object with fields of its own. */
export function fields<T>(what: string, known: KeysOf<T>): Shape<T> {
  return {
    takes: 'a map',
    written: '{ … }',
    check: (value, { name, at }) => {
      checkKeys(value as object, known, what, inside(at, name));
    },
  };
}

/** An object with a name: one that is written out has these fields, a construct has what it has. */
export function namedWith<T extends INamed>(what: string, known: KeysOf<T>): Shape<T> {
  const writtenOut = fields(what, known);
  return {
    takes: named.takes,
    written: named.written,
    check: (value, field) => {
      (isMap(value) ? writtenOut : named).check(value, field);
    },
  };
}

/** A value of one shape or of another; which one is meant is seen by whether it is an object. */
export function either<T, Other>(one: Shape<T>, object: Shape<Other>): Shape<T | Other> {
  const takes = `${one.takes} or ${object.takes}`;
  const written = `${one.written} or ${object.written}`;
  return {
    takes,
    written,
    check: (value, field) => {
      (isObject(value) ? object : one).check(value, field);
    },
  };
}

/** A shape of which a value is known to be one, or not. */
export function shape<T>(
  takes: string,
  written: string,
  fits: (value: unknown) => boolean,
  { rule, fix }: { readonly rule?: string; readonly fix?: (value: unknown) => string } = {},
): Shape<T> {
  return {
    takes,
    written,
    check: (value, field) => {
      if (!fits(value) && !isKnownLater(value))
        failShape(describe(value), field, { takes, written: fix?.(value) ?? written }, rule);
    },
  };
}

function failShape(
  found: string,
  { name, of, at }: Field,
  { takes, written }: Pick<AnyShape, 'takes' | 'written'>,
  rule = 'value-type',
): never {
  fail({
    rule,
    message: `${name} of ${of} is ${found}, and not ${takes}`,
    data: { field: name },
    at: inside(at, name),
    help: `write ${name}: ${written}`,
  });
}

function describeType(value: unknown): string {
  return typeof value === 'object' || typeof value === 'undefined' ? describe(value) : `a ${typeof value}`;
}

function pluralOf(takes: string): string {
  return `${takes.replace(/^an? /, '')}s`;
}

function isNamed(value: unknown): boolean {
  if (!isObject(value) || !('name' in value)) return false;
  return (isText(value.name) && value.name !== '') || isKnownLater(value.name);
}

/** A value that cdk8s asks for when it writes: `Lazy.any(…)`. */
function isKnownLater(value: unknown): boolean {
  return isObject(value) && !Reference.isReference(value) && ('produce' in value || 'resolve' in value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMap(value: unknown): value is object {
  return isPlain(value) && !Array.isArray(value);
}

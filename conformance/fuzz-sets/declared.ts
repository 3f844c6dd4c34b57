import type { Json } from '../fuzz/generate';
import type { Random } from '../fuzz/random';

type Type = 'string' | 'array' | 'object';

/** A param or result as both sides of a call know it. */
export interface Declared {
  readonly name: string;
  readonly type: Type;
  readonly hasDefault: boolean;
  readonly keys: readonly string[];
  /** The only texts it takes; undefined for all. */
  readonly choices?: readonly string[];
}

export interface Workspace {
  readonly name: string;
  readonly optional: boolean;
}

/** What a run, a pipeline or a step can call. */
export interface Callable {
  readonly name: string;
  readonly params: readonly Declared[];
  readonly workspaces: readonly Workspace[];
  readonly results: readonly Declared[];
}

/** What the flags of a cluster allow. */
export interface Features {
  readonly enum: boolean;
  readonly cel: boolean;
  readonly artifacts: boolean;
}

export const PARAMS = ['url', 'revision', 'image', 'tags', 'options', 'path'];
export const RESULTS = ['commit', 'digest', 'list', 'info'];
const KEYS = ['host', 'port'];
const TYPES: readonly Type[] = ['string', 'string', 'string', 'array', 'object'];
const TEXTS = ['main', 'v1', 'a b'];

/** Some of the names, with types. */
export function declare(
  random: Random,
  names: readonly string[],
  {
    max,
    features,
    defaults = true,
  }: { readonly max: number; readonly features?: Features; readonly defaults?: boolean },
): Declared[] {
  return [...names]
    .sort(() => random.next() - 0.5)
    .slice(0, random.below(max + 1))
    .map((name) => {
      const type = random.pick(TYPES);
      return {
        name,
        type,
        hasDefault: defaults && random.chance(0.3),
        keys: KEYS.slice(0, 1 + random.below(2)),
        // A cluster without them refuses all of the document.
        ...(features &&
          type === 'string' &&
          random.chance(features.enum ? 0.25 : 0.005) && { choices: random.pick([TEXTS, TEXTS.slice(0, 2)]) }),
      };
    });
}

/** The declaration of a param. */
export function paramSpec(random: Random, { name, type, hasDefault, keys, choices }: Declared): Json {
  return {
    name,
    ...(type === 'string' && random.chance(0.5) ? {} : { type }),
    ...(type === 'object' && { properties: propertiesOf(keys) }),
    ...(choices && { enum: [...choices] }),
    ...(hasDefault && { default: literal(random, { type, keys, ...(choices && { choices }) }) }),
  };
}

/** The declaration of a result. */
export function resultSpec({ name, type, keys }: Declared): Json {
  return { name, type, ...(type === 'object' && { properties: propertiesOf(keys) }) };
}

function propertiesOf(keys: readonly string[]): Json {
  return Object.fromEntries(keys.map((key) => [key, { type: 'string' }]));
}

/** A value of the type that has no variables. */
export function literal(
  random: Random,
  { type, keys, choices = TEXTS }: Pick<Declared, 'type' | 'keys' | 'choices'>,
): unknown {
  if (type === 'array') return random.times(1, 3, (i) => `item-${i}`);
  if (type === 'object') return Object.fromEntries(keys.map((key) => [key, `${key}-value`]));
  return random.pick(choices);
}

/** The variables of a param or result that are of the type. */
export function partsFor(type: Pick<Declared, 'type' | 'keys'>, one: Declared): string[] {
  if (type.type === 'string')
    return one.type === 'string' ? [''] : one.type === 'array' ? ['[0]'] : one.keys.map((key) => `.${key}`);
  return one.type === type.type && (type.type !== 'object' || type.keys.every((key) => one.keys.includes(key)))
    ? ['[*]']
    : [];
}

/** All of a param, as an argument. */
export function use({ name, type, keys }: Declared): string {
  if (type === 'array') return `$(params.${name}[*])`;
  return type === 'object' ? `$(params.${name}.${keys[0] ?? ''})` : `$(params.${name})`;
}

/** One text of a param. */
export function textOf({ name, type, keys }: Declared): string {
  const part = type === 'array' ? '[0]' : type === 'object' ? `.${keys[0] ?? ''}` : '';
  return `$(params.${name}${part})`;
}

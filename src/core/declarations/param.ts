import { checkArgument, checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import { list, mapOf, oneOf, scalar, text } from '../shapes';
import type { ArrayRef } from '../references/array-ref';
import type { ObjectRef } from '../references/object-ref';
import type { StringRef } from '../references/string-ref';
import type { UntrustedText } from '../references/untrusted-text';

interface Declaration<Kind extends string, HasDefault extends boolean> {
  /** What the param holds. `untrusted` is a string param that carries base64. */
  readonly kind: Kind;
  /** Whether callers may leave the param out. */
  readonly hasDefault: HasDefault;
  /** For the people who read the YAML and the dashboard. @default - no description */
  readonly description?: string | undefined;
}

/** A text param. */
export interface StringParam<HasDefault extends boolean = boolean> extends Declaration<'string', HasDefault> {
  /** Used when a caller gives nothing. @default - the param is required */
  readonly default?: string | undefined;
  /** The only allowed values. @default - any text */
  readonly enum?: readonly string[] | undefined;
  /** Which of its two names counts when a RegistryImage is given. @default 'push' */
  readonly imageName?: 'push' | 'pull' | undefined;
}

/** A list of texts. */
export interface ArrayParam<HasDefault extends boolean = boolean> extends Declaration<'array', HasDefault> {
  /** Used when a caller gives nothing. @default - the param is required */
  readonly default?: readonly string[] | undefined;
}

/** A map of texts with known keys. */
export interface ObjectParam<Key extends string = string, HasDefault extends boolean = boolean> extends Declaration<
  'object',
  HasDefault
> {
  readonly keys: readonly Key[];
  /** Used when a caller gives nothing. @default - the param is required */
  readonly default?: Readonly<Record<Key, string>> | undefined;
}

/** Free text from outside, carried in base64. */
export interface UntrustedParam<HasDefault extends boolean = boolean> extends Declaration<'untrusted', HasDefault> {
  /** Used when a caller gives nothing, as plain text. @default - the param is required */
  readonly default?: string | undefined;
}

/** What `param.…` makes. */
export type ParamDeclaration = StringParam | ArrayParam | ObjectParam | UntrustedParam;

/** The params of a Task, a StepAction or a Pipeline, by name. */
export type ParamDeclarations = Readonly<Record<string, ParamDeclaration>>;

/** The reference that the inside of a Task or Pipeline gets for a declared param. */
export type ParamRef<D> = D extends StringParam
  ? StringRef
  : D extends ArrayParam
    ? ArrayRef
    : D extends ObjectParam<infer Key>
      ? ObjectRef<Key>
      : UntrustedText;

/** References to all declared params, by name. */
export type ParamRefs<P> = { readonly [Name in keyof P]: ParamRef<P[Name]> };

/** Options of {@link param}. */
export interface ParamOptions<Value> {
  /** Used when a caller gives nothing. @default - the param is required */
  readonly default?: Value | undefined;
  /** For the people who read the YAML and the dashboard. @default - no description */
  readonly description?: string | undefined;
}

/** Options of `param.string`. */
export interface StringParamOptions extends ParamOptions<string | number | boolean> {
  /** The only allowed values; needs the feature flag `enable-param-enum`. @default - any text */
  readonly enum?: readonly string[] | undefined;
  /** Which of its two names counts when a RegistryImage is given: that for pods, or that for nodes. @default 'push' */
  readonly imageName?: 'push' | 'pull' | undefined;
}

/** A declaration may be spread into the options of another one. */
type Spread<Options> = Options & Partial<Pick<StringParam, 'kind' | 'hasDefault'>>;

const SPREAD = { kind: true, hasDefault: true } as const;
const KEYS: KeysOf<Spread<ParamOptions<unknown>>> = { default: true, description: text, ...SPREAD };
const STRING_KEYS: KeysOf<Spread<StringParamOptions>> = {
  default: scalar,
  description: text,
  enum: list(text),
  imageName: oneOf(['push', 'pull']),
  ...SPREAD,
};

type WithDefault<Options extends ParamOptions<unknown>> = Options & { readonly default: {} };

function string(options: WithDefault<StringParamOptions>): StringParam<true>;
function string(options?: StringParamOptions): StringParam<false>;
function string(options: StringParamOptions = {}): StringParam {
  checkOptionKeys(options, STRING_KEYS, 'param.string');
  const { default: fallback, ...rest } = options;
  return Object.freeze({
    kind: 'string',
    ...rest,
    ...defaultOf(fallback === undefined ? undefined : String(fallback)),
  });
}

function array(options: WithDefault<ParamOptions<readonly string[]>>): ArrayParam<true>;
function array(options?: ParamOptions<readonly string[]>): ArrayParam<false>;
function array(options: ParamOptions<readonly string[]> = {}): ArrayParam {
  checkOptionKeys(options, { ...KEYS, default: list(text) }, 'param.array');
  const { default: fallback, ...rest } = options;
  return Object.freeze({ kind: 'array', ...rest, ...defaultOf(fallback && [...fallback]) });
}

function object<const Key extends string>(
  keys: readonly Key[],
  options: WithDefault<ParamOptions<Readonly<Record<Key, string>>>>,
): ObjectParam<Key, true>;
function object<const Key extends string>(
  keys: readonly Key[],
  options?: ParamOptions<Readonly<Record<Key, string>>>,
): ObjectParam<Key, false>;
function object<const Key extends string>(
  keys: readonly Key[],
  options: ParamOptions<Readonly<Record<Key, string>>> = {},
): ObjectParam<Key> {
  checkArgument(keys, list(text), 'keys', 'param.object');
  checkOptionKeys(options, { ...KEYS, keys: list(text), default: mapOf(text) }, 'param.object');
  const { default: fallback, ...rest } = options;
  return Object.freeze({ kind: 'object', keys: [...keys], ...rest, ...defaultOf(fallback && { ...fallback }) });
}

function untrustedText(options: WithDefault<ParamOptions<string>>): UntrustedParam<true>;
function untrustedText(options?: ParamOptions<string>): UntrustedParam<false>;
function untrustedText(options: ParamOptions<string> = {}): UntrustedParam {
  checkOptionKeys(options, { ...KEYS, default: text }, 'param.untrustedText');
  const { default: fallback, ...rest } = options;
  return Object.freeze({ kind: 'untrusted', ...rest, ...defaultOf(fallback) });
}

function defaultOf<Value>(value: Value | undefined): { hasDefault: boolean; default?: Value } {
  return value === undefined ? { hasDefault: false } : { hasDefault: true, default: value };
}

/**
 * Declares a param of a Task, a StepAction or a Pipeline. A param with a default may be left out at every use.
 *
 * @see https://tekton.dev/docs/pipelines/tasks/#specifying-parameters
 *
 * @example
 * ```ts
 * const params = {
 *   url: param.string(),
 *   revision: param.string({ default: 'main' }),
 *   flags: param.array({ default: ['--verbose'] }),
 *   repository: param.object(['url', 'commit']),
 *   title: param.untrustedText(),
 * };
 * ```
 */
export const param = {
  /** A text; numbers and booleans given to it become texts. */
  string,
  /** A list of texts. */
  array,
  /** A map of texts with the given keys. */
  object,
  /** Free text that somebody else chose, such as the title of a pull request; see {@link UntrustedText}. */
  untrustedText,
};

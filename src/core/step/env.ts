import { checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import type { EnvVar, EnvVarSource } from '../../schema/kubernetes';
import { describe } from '../describe';
import { nameOf, type INamed } from '../named';
import { noText } from '../references/no-text';
import { isText, type Text } from '../references/text';
import { boolean } from '../shapes';

/** Options of {@link secretKey} and {@link configKey}. */
export interface KeyOptions {
  /** Whether the step may start without it; the variable is then unset. @default false */
  readonly optional?: boolean | undefined;
}

const OPTION_KEYS: KeysOf<KeyOptions> = { optional: boolean };
const SOURCE = Symbol.for('cdk8s-tekton.EnvSource');

/** A value that the kubelet takes from elsewhere when the step starts. */
export class EnvSource {
  private readonly from: EnvVarSource;

  /** @internal */
  constructor(from: EnvVarSource) {
    this.from = from;
    Object.defineProperty(this, SOURCE, { value: true });
  }

  /** The wire field `valueFrom`. */
  toValueFrom(): EnvVarSource {
    return this.from;
  }

  /** Refuses to be a text. @throws `not-a-text` */
  toString(): never {
    return noText(
      'a key of a Secret or ConfigMap',
      'only env takes it: env: { TOKEN: secretKey(…) }, and "$TOKEN" in the script',
    );
  }

  /** Whether `x` is an EnvSource, also one made by another copy of this package. */
  static isEnvSource(x: unknown): x is EnvSource {
    return typeof x === 'object' && x !== null && SOURCE in x;
  }
}

/** What a variable of a step holds: a text, a reference, or a key of a Secret or ConfigMap or a field of the pod. */
export type EnvValue = Text | EnvSource;

/** The variables of a step, by name. */
export type Env = Readonly<Record<string, EnvValue | undefined>>;

/**
 * A key of a Secret as a variable.
 *
 * @example
 * ```ts
 * new Task(chart, 'publish', {
 *   steps: [{ name: 'publish', image: 'node:22-slim', env: { TOKEN: secretKey({ name: 'npm' }, 'token') }, script: sh`npm publish` }],
 * });
 * ```
 */
export function secretKey(secret: INamed, key: string, options: KeyOptions = {}): EnvSource {
  checkOptionKeys(options, OPTION_KEYS, 'secretKey');
  return new EnvSource({
    secretKeyRef: compact({ name: nameOf(secret, 'secretKey'), key, optional: options.optional }),
  });
}

/** A key of a ConfigMap as a variable. */
export function configKey(configMap: INamed, key: string, options: KeyOptions = {}): EnvSource {
  checkOptionKeys(options, OPTION_KEYS, 'configKey');
  return new EnvSource({
    configMapKeyRef: compact({ name: nameOf(configMap, 'configKey'), key, optional: options.optional }),
  });
}

/** A field of the pod as a variable: `metadata.name`, `status.podIP`, `spec.nodeName`. */
export function fieldRef(fieldPath: string): EnvSource {
  return new EnvSource({ fieldRef: { fieldPath } });
}

/** A request or limit of a container as a variable: `limits.memory`. */
export function resourceFieldRef(resource: string, options: { readonly divisor?: string | undefined } = {}): EnvSource {
  checkOptionKeys(options, { divisor: true }, 'resourceFieldRef');
  return new EnvSource({ resourceFieldRef: compact({ resource, divisor: options.divisor }) });
}

/**
 * The list of variables in the only safe order: texts that the cluster fills in first.
 *
 * The kubelet expands `$(NAME)` in a value from the variables before it, and the text behind a reference may hold
 * `$(TOKEN)`; with nothing before it that is secret, nothing can be read.
 */
export function renderEnv(env: Env, references: readonly EnvVar[], place: PendingPlace): EnvVar[] {
  const said = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [renderVariable(name, value, place)],
  );
  const isFilledIn = (variable: EnvVar): boolean => variable.value?.includes('$(') ?? false;
  return [...references, ...said.filter(isFilledIn), ...said.filter((variable) => !isFilledIn(variable))];
}

function renderVariable(name: string, value: EnvValue, place: PendingPlace): EnvVar {
  if (EnvSource.isEnvSource(value)) return { name, valueFrom: value.toValueFrom() };
  if (isText(value)) return { name, value: `${value}` };
  fail({
    rule: 'variable-type',
    message: `variable ${quote(name)} holds ${describe(value)}, and a variable is a text`,
    data: { variable: name },
    at: place,
    help: "write env: { NAME: 'text' }, with a text, a reference, or secretKey(…), configKey(…), fieldRef(…)",
  });
}

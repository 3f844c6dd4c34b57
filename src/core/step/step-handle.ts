import { checkArgument, checkOptionKeys } from '../check-keys';
import type { Duration } from 'cdk8s';
import type { Param } from '../../schema/param';
import type { OnError } from '../../schema/step';
import type { StepRef } from '../../schema/resolver';
import type { ResultDeclarations, ResultRefs } from '../declarations/result';
import type { Exact } from '../arguments';
import { ArrayRef } from '../references/array-ref';
import { ObjectRef } from '../references/object-ref';
import { PathRef } from '../references/path-ref';
import { StringRef } from '../references/string-ref';
import type { Text } from '../references/text';
import type { WhenExpression } from '../when';
import type { ContainerStep } from './step';
import { CallSite } from '../../diagnostics/call-site';
import { checkDeclared } from '../declarations/check-declarations';
import { callback, either, manifest, text } from '../shapes';

const BRAND = Symbol.for('cdk8s-tekton.StepHandle');

/** Options of a step that runs a StepAction. */
export interface StepActionUse {
  /** When the step fails. @default 'stopAndFail' */
  readonly onError?: OnError | StringRef | undefined;
  /** How long it may take. @default - as long as the Task */
  readonly timeout?: Duration | undefined;
  /** Conditions, all of which have to hold. @default [] */
  readonly when?: readonly WhenExpression<Text>[] | undefined;
}

/** What a handle stands for: a container of its own, or a use of a StepAction. */
export type StepContent =
  | { readonly kind: 'container'; readonly step: ContainerStep }
  | { readonly kind: 'action'; readonly ref: StepRef; readonly params: readonly Param[]; readonly use: StepActionUse };

/** A step whose results may be used by later steps of the same Task, in `env`, `command` and `args`. */
export class StepHandle<R = ResultDeclarations> {
  /** Name of the step. */
  readonly name: string;
  /** References for later steps: `$(steps.<name>.results.<result>)`. */
  readonly results: ResultRefs<R>;
  /** Path of the file that holds the exit code of the step, for later steps. */
  readonly exitCodePath: PathRef;
  /** @internal */
  readonly content: StepContent;

  /** @internal */
  constructor(name: string, results: R, content: StepContent) {
    this.name = name;
    this.content = content;
    this.exitCodePath = new PathRef(`steps.step-${name}.exitCode.path`, { owner: this });
    this.results = Object.fromEntries(
      Object.entries((results ?? {}) as ResultDeclarations).map(([key, declared]) => {
        const variable = `steps.${name}.results.${key}`;
        const origin = { owner: this };
        if (declared.kind === 'array') return [key, new ArrayRef(variable, origin)];
        if (declared.kind === 'object') return [key, new ObjectRef(variable, declared.keys, origin)];
        return [key, new StringRef(variable, origin)];
      }),
    ) as ResultRefs<R>;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Whether `x` is a StepHandle, also one made by another copy of this package. */
  static isStepHandle(x: unknown): x is StepHandle {
    return typeof x === 'object' && x !== null && BRAND in x;
  }
}

/** A step whose name and results are said beside it. */
type StepBody = Omit<ContainerStep, 'name' | 'results'>;

/**
 * A step whose keys are checked by the compiler and whose results later steps may use.
 *
 * @param container a step, or a function that gets the files its results are written to
 *
 * @example
 * ```ts
 * new Task(chart, 'version', {
 *   steps: () => {
 *     const read = step('read', { results: { version: result.string() } }, ({ results }) => ({
 *       image: 'alpine:3.21',
 *       script: sh`printf %s 1.2.3 > ${results.version.path}`,
 *     }));
 *     return [read, { name: 'print', image: 'alpine:3.21', env: { VERSION: read.results.version }, script: 'echo "$VERSION"' }];
 *   },
 * });
 * ```
 */
export function step<const R extends ResultDeclarations = {}, C extends StepBody = StepBody>(
  name: string,
  options: { readonly results?: R | undefined },
  container: (refs: StepRefs<R>) => C & Exact<C, StepBody, 'key'>,
): StepHandle<R>;
export function step(container: Omit<ContainerStep, 'results'>): StepHandle<{}>;
export function step(
  nameOrStep: string | ContainerStep,
  options: { readonly results?: ResultDeclarations } = {},
  container?: (refs: StepRefs<ResultDeclarations>) => StepBody,
): StepHandle<{}> {
  checkArgument(nameOrStep, either(text, manifest()), 'name', 'step');
  if (typeof nameOrStep !== 'string')
    return new StepHandle(nameOrStep.name, {}, { kind: 'container', step: nameOrStep });
  checkOptionKeys(options, { results: true }, 'step');
  checkDeclared(options, { source: new CallSite() });
  checkArgument(container, callback('({ results }) => ({ … })'), 'container', 'step');
  const results = options.results ?? {};
  const files = Object.fromEntries(
    Object.keys(results).map((key) => [key, { path: new PathRef(`step.results.${key}.path`, { owner: results }) }]),
  );
  const body = container?.({ results: files }) ?? {};
  const full: ContainerStep = { ...body, name: nameOrStep, results };
  return new StepHandle(nameOrStep, results, { kind: 'container', step: full });
}

/** What the inside of a step gets: the files its results are written to. */
export interface StepRefs<R> {
  readonly results: { readonly [Name in keyof R]: { readonly path: PathRef } };
}

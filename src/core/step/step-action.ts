import type { Construct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import type { SecurityContext, VolumeMount } from '../../schema/kubernetes';
import type { StepActionSpec } from '../../schema/step-action';
import type { StepRef } from '../../schema/resolver';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { unlessEmpty } from '../../util/unless-empty';
import type { Arguments, Omittable, ParamsField } from '../arguments';
import type { ParamDeclarations, ParamRefs } from '../declarations/param';
import type { ResultDeclarations } from '../declarations/result';
import { imageOf } from '../images/image-of';
import { checkDeclarations } from '../declarations/check-declarations';
import { renderArguments } from '../pipeline/render-arguments';
import type { ArrayRef } from '../references/array-ref';
import { PathRef } from '../references/path-ref';
import type { Text } from '../references/text';
import { renderParams, renderResults } from '../render-declarations';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../resource';
import type { Script } from '../scripts/script';
import { remoteRef, type ResolverReference } from '../task/remote-task';
import { paramRefs } from '../task/task-refs';
import type { Env } from './env';
import { optionalText, renderContainer } from './render-container';
import { renderScript } from './render-script';
import { StepHandle, type StepActionUse, type StepRefs } from './step-handle';
import { checkKeys, checkOptionKeys } from '../check-keys';
import { checkObjects } from '../check-list';
import { describe } from '../describe';
import type { KeysOf } from '../shape';
import { duration, list, manifest, needed, text, textOrReference } from '../shapes';
import { condition } from './step-keys';

/** The container of a StepAction. */
export interface StepActionContainer {
  /** Image, best with a digest. */
  readonly image: Text;
  /** Entrypoint. @default - the image's */
  readonly command?: readonly (Text | ArrayRef)[] | undefined;
  /** Arguments. @default [] */
  readonly args?: readonly (Text | ArrayRef)[] | undefined;
  /** What to run instead of `command`; Tekton replaces no params in it, `sh` hands them over as variables. @default - none */
  readonly script?: string | Script | undefined;
  /** Variables. @default {} */
  readonly env?: Env | undefined;
  /** Folder it starts in. @default - the image's */
  readonly workingDir?: Text | undefined;
  /** User, capabilities and the like. @default - those of the pod and the image */
  readonly securityContext?: SecurityContext | undefined;
  /** Volumes of the Task that uses it; `name` is a param, since each Task names its volumes itself. @default [] */
  readonly volumeMounts?: readonly VolumeMount[] | undefined;
}

/** Props of {@link StepAction}. */
export interface StepActionProps<P, R> extends ResourceProps {
  /** What a step gives. @default {} */
  readonly params?: P | undefined;
  /** What it writes. @default {} */
  readonly results?: R | undefined;
  /** For the people who read the YAML. @default - no description */
  readonly description?: string | undefined;
  /** What runs. */
  readonly container: (refs: StepRefs<R> & { readonly params: ParamRefs<P> }) => StepActionContainer;
}

/** Something that a step can run: a StepAction of this program, an existing or a remote one. */
export interface IStepAction<P, R> {
  readonly declarations: { readonly params: P; readonly results: R };
  /** A step that runs it. */
  step<const A extends Arguments<P>>(
    name: string,
    ...options: Omittable<Arguments<P>, StepActionUse & ParamsField<P, A>>
  ): StepHandle<R>;
}

const KEYS: KeysOf<StepActionProps<never, never>> = {
  ...RESOURCE_KEYS,
  params: true,
  results: true,
  description: text,
  container: true,
};
const USE_KEYS: KeysOf<StepActionUse> = { onError: true, timeout: duration, when: list(condition, 'conditions') };
const ACTION_KEYS: KeysOf<StepActionContainer> = {
  image: needed(textOrReference),
  command: true,
  args: true,
  script: true,
  env: true,
  workingDir: textOrReference,
  securityContext: manifest(),
  volumeMounts: true,
};

type StepOptions = StepActionUse & { readonly params?: Readonly<Record<string, unknown>> | undefined };

/**
 * A step that several Tasks share.
 *
 * @see https://tekton.dev/docs/pipelines/stepactions/
 *
 * @example
 * ```ts
 * const greet = new StepAction(chart, 'greet', {
 *   params: { name: param.string() },
 *   results: { greeting: result.string() },
 *   container: ({ params, results }) => ({
 *     image: 'alpine:3.21',
 *     script: sh`printf 'hello %s' ${params.name} > ${results.greeting.path}`,
 *   }),
 * });
 * new Task(chart, 'hello', {
 *   steps: () => {
 *     const greeted = greet.step('greet', { params: { name: 'world' } });
 *     return [greeted, { name: 'print', image: 'alpine:3.21', script: sh`echo ${greeted.results.greeting}` }];
 *   },
 * });
 * ```
 */
export class StepAction<const P extends ParamDeclarations = {}, const R extends ResultDeclarations = {}>
  extends Resource
  implements IStepAction<P, R>
{
  readonly declarations: { readonly params: P; readonly results: R };
  private readonly stepActionSpec: StepActionSpec;

  constructor(scope: Construct, id: string, props: StepActionProps<P, R>) {
    super(scope, id, { ...props, kind: 'StepAction' });
    checkKeys(props, KEYS, 'StepAction', this.place());
    const { params = {} as P, results = {} as R, description, container } = props;
    checkDeclarations({ params, results }, this.place());
    checkContainer(container, this.place('container'));
    this.declarations = { params, results };
    this.stepActionSpec = this.render(
      container({ params: paramRefs(params, this), results: files(results) }),
      description,
    );
  }

  step<const A extends Arguments<P>>(
    name: string,
    ...[options]: Omittable<Arguments<P>, StepActionUse & ParamsField<P, A>>
  ): StepHandle<R> {
    const at = this.place(undefined, new CallSite());
    return useOf(name, { name: this.name }, this.declarations, `StepAction "${this.name}"`, options, at);
  }

  /** A StepAction that exists in the run's namespace. */
  static fromName<const P extends ParamDeclarations = {}, const R extends ResultDeclarations = {}>(
    name: string,
    declarations: { readonly params?: P | undefined; readonly results?: R | undefined } = {},
  ): IStepAction<P, R> {
    return existing({ name }, `StepAction "${name}"`, declarations);
  }

  /** A StepAction that a resolver fetches: from a hub, a bundle, Git, an address or another namespace. */
  static fromResolver<const P extends ParamDeclarations = {}, const R extends ResultDeclarations = {}>(
    reference: ResolverReference,
    declarations: { readonly params?: P | undefined; readonly results?: R | undefined } = {},
  ): IStepAction<P, R> {
    return existing(remoteRef(reference, 'stepaction'), 'the remote StepAction', declarations);
  }

  protected override renderSpec(): StepActionSpec {
    return this.stepActionSpec;
  }

  private render(container: StepActionContainer, description: string | undefined): StepActionSpec {
    const place = this.place();
    checkKeys(container, ACTION_KEYS, 'StepAction', place);
    const mounts = "write volumeMounts: [{ name: `${params.volume}`, mountPath: '/…' }]";
    checkObjects(container.volumeMounts, { field: 'volumeMounts', holds: 'mounts', help: mounts }, place);
    checkVolumeMounts(container.volumeMounts ?? [], place);
    const script = renderScript({ ...container, name: this.name }, place);
    const { params, results } = this.declarations;
    return compact({
      description,
      params: unlessEmpty(renderParams(params)),
      results: unlessEmpty(renderResults(results)),
      image: imageOf(this, `${container.image}`),
      ...renderContainer({ ...container, args: script.args ?? container.args }, place, script.env),
      script: optionalText(script.text),
    });
  }
}

function existing<P extends ParamDeclarations, R extends ResultDeclarations>(
  ref: StepRef,
  title: string,
  options: { readonly params?: P | undefined; readonly results?: R | undefined },
): IStepAction<P, R> {
  checkOptionKeys(options, { params: true, results: true }, `a reference to ${title}`);
  const { params = {} as P, results = {} as R } = options;
  const declarations = { params, results };
  return {
    declarations,
    step: (name, ...[options]) => useOf(name, ref, declarations, title, options, { source: new CallSite() }),
  };
}

function useOf<R extends ResultDeclarations>(
  name: string,
  ref: StepRef,
  { params, results }: { readonly params: ParamDeclarations; readonly results: R },
  title: string,
  options: unknown,
  at: PendingPlace,
): StepHandle<R> {
  const { params: given = {}, ...use } = (options ?? {}) as StepOptions;
  const place = inside(at, `step ${quote(name)}`);
  checkKeys(use, USE_KEYS, 'step with a StepAction', place);
  checkObjects(use.when, { field: 'when', holds: 'conditions', help: "write when: [when.equals(…, '…')]" }, place);
  return new StepHandle(name, results, {
    kind: 'action',
    ref,
    params: renderArguments(given, { title, params }, place),
    use,
  });
}

function checkContainer(container: unknown, at: PendingPlace): void {
  if (typeof container === 'function') return;
  fail({
    rule: 'missing-argument',
    message: `container of a StepAction is a function that gives the container, not ${describe(container)}`,
    at,
    help: "write container: ({ params, results }) => ({ image: '…', script: sh`…` })",
  });
}

function checkVolumeMounts(mounts: readonly VolumeMount[], place: PendingPlace): void {
  for (const [i, { name }] of mounts.entries()) {
    if (/^\$\(params\.[-\w]+\)$/.test(name)) continue;
    fail({
      rule: 'volume-of-step-action',
      message: `a StepAction mounts volume ${quote(name)}, and only the Task that uses it knows the names of its volumes`,
      data: { volume: name },
      at: { ...place, field: `volumeMounts[${i}].name` },
      help: 'declare a param for the name: volumeMounts: [{ name: `${params.volume}`, … }]',
    });
  }
}

function files<R extends ResultDeclarations>(results: R): StepRefs<R>['results'] {
  return Object.fromEntries(
    Object.keys(results).map((key) => [key, { path: new PathRef(`step.results.${key}.path`, { owner: results }) }]),
  ) as StepRefs<R>['results'];
}

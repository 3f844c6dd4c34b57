import type { Construct } from 'constructs';
import { checkCall } from '../app/check-scope';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { PipelineRunSpec, PipelineRunSpecStatus } from '../../schema/pipeline-run';
import { compact } from '../../util/compact';
import type { Arguments, ParamsField } from '../arguments';
import type { ParamDeclarations } from '../declarations/param';
import type { WorkspaceDeclarations } from '../declarations/workspace';
import type { INamed } from '../named';
import type { IPipeline } from '../pipeline/ipipeline';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../resource';
import { checkPipelineIsThere } from '../check-callee';
import { checkKeys } from '../check-keys';
import { manifest } from '../shapes';
import { accountOf } from './account';
import { checkRunParams, checkRunTexts } from './check-run-params';
import { checkTaskUses } from './check-task-uses';
import { checkRun, renderRun, type SourcesField } from './render-run';
import { RUN_SETTINGS_KEYS, type RunSettings, type WorkspaceSources } from './run-settings';
import type { KeysOf } from '../shape';

interface CommonRunProps extends Omit<ResourceProps, 'name'>, RunSettings {
  /**
   * Name of the one run there can be.
   * @default - the cluster makes up a name that begins with `<chart>-<ids>-`
   */
  readonly name?: string | undefined;
  /** Whether it waits, or how it is to be stopped. @default - it runs */
  readonly status?: PipelineRunSpecStatus | undefined;
  /** Controller that is to run it instead of Tekton. @default - Tekton */
  readonly managedBy?: string | undefined;
}

/** Props of {@link PipelineRun}. */
export type PipelineRunProps<P, W, S, A, B> = CommonRunProps & {
  /** What runs. */
  readonly pipeline: IPipeline<P, W, S>;
} & ParamsField<P, A> &
  SourcesField<W, S, B>;

/**
 * One run of a pipeline, to be created, not applied: it lands in `dist/runs/`.
 *
 * Nothing runs as the account `default`: the run makes its own, and Tasks that need another bring it.
 *
 * @throws `missing-pipeline`, `unknown-param`, `missing-param`, `param-type`, `unknown-workspace`, `missing-workspace`,
 *   `reference-in-run`, `unknown-variable-in-run`, `timeouts`, and at synthesis `ssh-url-without-key`, `account-without-login`, `registry-without-login`, `credentials-twice`
 * @see https://tekton.dev/docs/pipelines/pipelineruns/
 *
 * @example
 * ```ts
 * const pipeline = new Pipeline(chart, 'delivery', { params: { url: param.string() }, workspaces: { source: workspace() } });
 * const clone = new GitCloneTask(chart, 'git-clone');
 * pipeline.addTask('clone', clone, { params: pipeline.params, workspaces: { output: pipeline.workspaces.source } });
 * new PipelineRun(chart, 'run', {
 *   pipeline,
 *   params: { url: 'https://github.com/acme/mountains' },
 *   workspaces: { source: volumeClaim(Size.gibibytes(1)) },
 * });
 * ```
 */
export class PipelineRun<
  const P extends ParamDeclarations,
  const W extends WorkspaceDeclarations,
  const S extends object,
  const A extends Arguments<P>,
  const B extends WorkspaceSources<Omit<W, keyof S>>,
> extends Resource {
  /** Account of the pods of tasks that bring none. */
  readonly serviceAccount: INamed;
  private readonly props: AnyRunProps;

  constructor(scope: Construct, id: string, props: PipelineRunProps<P, W, S, A, B>) {
    checkCall(scope, id, props, 'PipelineRun');
    const generateName = props.name === undefined;
    super(scope, id, { ...props, kind: 'PipelineRun', placement: 'runs', generateName });
    this.props = props;
    checkPipelineIsThere(props.pipeline, 'a PipelineRun', this.place());
    this.serviceAccount = accountOf(props, this);
    checkKeys(props, KEYS, 'PipelineRun', this.place());
    checkRunParams(this.props.params ?? {}, this.props.pipeline.declarations.params, this.place());
    checkRunTexts(this.props.params ?? {}, this.props.pipeline.declarations.params, this.place());
    checkRun(this.props, this.place());
  }

  protected override check(): readonly Diagnostic[] {
    return checkTaskUses(this.props, this.place());
  }

  protected override renderSpec(): PipelineRunSpec {
    const { status, managedBy } = this.props;
    return compact({ ...renderRun(this.props, this, this.serviceAccount, this.place()), status, managedBy });
  }
}

const KEYS: KeysOf<AnyRunProps> = {
  ...RESOURCE_KEYS,
  pipeline: true,
  params: manifest(),
  workspaces: manifest(),
  ...RUN_SETTINGS_KEYS,
  status: true,
  managedBy: true,
};

interface AnyRunProps extends CommonRunProps {
  readonly pipeline: IPipeline;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly workspaces?: Readonly<Record<string, unknown>> | undefined;
}

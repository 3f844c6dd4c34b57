import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { addCheck } from '../../core/app/checks';
import { checkPipelineIsThere } from '../../core/check-callee';
import { checkWords } from '../../core/check-value';
import { checkKeys } from '../../core/check-keys';
import type { Arguments, ParamsField } from '../../core/arguments';
import { checkScope } from '../../core/app/check-scope';
import { originate } from '../../core/app/origin';
import { toYaml } from '../../core/app/write-yaml';
import type { ParamDeclarations } from '../../core/declarations/param';
import type { WorkspaceDeclarations } from '../../core/declarations/workspace';
import type { INamed } from '../../core/named';
import { checkObjectName, objectName } from '../../core/names';
import type { IPipeline } from '../../core/pipeline/ipipeline';
import { RESOURCE_KEYS } from '../../core/resource';
import { accountOf, makeAccount } from '../../core/run/account';
import { checkTaskUses } from '../../core/run/check-task-uses';
import { checkRunParams, checkRunTexts } from '../../core/run/check-run-params';
import { checkRun, renderRun, type RunContent, type SourcesField } from '../../core/run/render-run';
import { RUN_SETTINGS_KEYS, type RunSettings, type WorkspaceSources } from '../../core/run/run-settings';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { HELD_DOCUMENT } from '../../schema/held-documents';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import { grant, namespaceFor } from '../listener/access';
import { renderCronJob, type CronJobOptions } from './cron-job';
import { checkTimes } from './check-times';
import { showByPath } from '../../core/shown';
import type { KeysOf } from '../../core/shape';
import { boolean, duration, needed, number, oneOf, text } from '../../core/shapes';

interface CommonScheduleProps extends RunSettings, CronJobOptions {
  /** Name of the CronJob, at most 52 characters; runs begin with it. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
  /** Labels of the runs. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations of the runs. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** Props of {@link Schedule}. */
export type ScheduleProps<P, W, S, A, B> = CommonScheduleProps & {
  /** What runs. */
  readonly pipeline: IPipeline<P, W, S>;
} & ParamsField<P, A> &
  SourcesField<W, S, B>;

interface AnyScheduleProps extends CommonScheduleProps, RunContent {}

const FILE = 'run.yaml';
/** A Job's name has 63 characters, and a CronJob adds 11 to its own. */
const LONGEST_NAME = 52;

/**
 * Runs a pipeline at times of day.
 *
 * Renders a CronJob that creates the run which a ConfigMap holds, under an account that may create runs and nothing else. The run is
 * the one that a {@link PipelineRun} with the same props would be.
 *
 * @throws `invalid-cron`, `invalid-time-zone`, `invalid-name`, `missing-namespace`, `unknown-param`, `missing-param`, `param-type`,
 *   `unknown-workspace`, `missing-workspace`, `workspace-type`, `reference-in-run`,
 *   `unknown-variable-in-run`, `timeouts`
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 *
 * @example
 * ```ts
 * const pipeline = new Pipeline(chart, 'scan', { params: { url: param.string() } });
 * const scan = new Task(chart, 'scan-task', {
 *   params: { url: param.string() },
 *   steps: ({ params }) => [{ name: 'scan', image: 'alpine:3.21', script: sh`echo ${params.url}` }],
 * });
 * pipeline.addTask('scan', scan, { params: pipeline.params });
 * new Schedule(chart, 'nightly', {
 *   pipeline,
 *   params: { url: 'https://github.com/acme/mountains' },
 *   cron: '30 3 * * mon-fri',
 *   timeZone: 'Europe/Berlin',
 * });
 * ```
 * ```yaml
 * kind: CronJob
 * spec: { schedule: 30 3 * * mon-fri, timeZone: Europe/Berlin }
 * ```
 */
export class Schedule<
  const P extends ParamDeclarations,
  const W extends WorkspaceDeclarations,
  const S extends object,
  const A extends Arguments<P>,
  const B extends WorkspaceSources<Omit<W, keyof S>>,
>
  extends Construct
  implements INamed
{
  static {
    showByPath(this);
  }

  /** Name of the CronJob. */
  readonly name: string;
  /** Account of the pods of tasks that bring none. */
  readonly serviceAccount: INamed;
  private readonly props: AnyScheduleProps;
  private readonly callSite: CallSite;

  constructor(scope: Construct, id: string, props: ScheduleProps<P, W, S, A, B>) {
    super(checkScope(scope, id, 'Schedule'), id);
    this.callSite = new CallSite();
    checkKeys(props, KEYS, 'Schedule', this.place());
    this.props = props;
    this.name = props.name ?? objectName(this);
    const place = this.place();
    checkWords(this.props, { concurrencyPolicy: ['Allow', 'Forbid', 'Replace'] }, place);
    checkCronJobName(this.name, place);
    checkPipelineIsThere(props.pipeline, 'a Schedule', place);
    checkTimes(this.props, place);
    checkRunParams(this.props.params ?? {}, this.props.pipeline.declarations.params, place);
    checkRunTexts(this.props.params ?? {}, this.props.pipeline.declarations.params, place);
    checkRun(this.props, place);
    this.serviceAccount = accountOf(this.props, this);
    this.addObjects(namespaceFor(this, place));
    addCheck(this, () => checkTaskUses(this.props, place));
  }

  private addObjects(namespace: string): void {
    const creator = makeAccount(this, { name: `${this.name}-schedule` }, 'Creator');
    const subject = { kind: 'ServiceAccount', name: creator.name, namespace };
    const rule = { apiGroups: ['tekton.dev'], resources: ['pipelineruns'], verbs: ['create'] };
    grant(this, 'Role', { name: creator.name }, [rule], subject);
    const configMap = `${this.name}-run`;
    this.add('Run', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: configMap, annotations: { [HELD_DOCUMENT]: FILE } },
      // The pipeline may still get tasks.
      data: Lazy.any({ produce: () => ({ [FILE]: toYaml([this.renderRun(namespace)]) }) }) as object,
    });
    this.add(
      'Resource',
      renderCronJob(this, { ...this.props, name: this.name, account: creator, configMap, file: FILE }),
    );
  }

  /** The run, which the rules see as they see that of a PipelineRun. @internal */
  documentsIn({ kind }: ApiObject): object[] {
    return kind === 'ConfigMap' ? [this.renderRun(namespaceFor(this, this.place()))] : [];
  }

  private renderRun(namespace: string): object {
    const { labels = {}, annotations = {} } = this.props;
    return {
      apiVersion: 'tekton.dev/v1',
      kind: 'PipelineRun',
      metadata: compact({
        generateName: `${this.name}-`,
        namespace,
        labels: unlessEmpty(labels),
        annotations: unlessEmpty(annotations),
      }),
      spec: renderRun(this.props, this, this.serviceAccount, this.place()),
    };
  }

  private add(id: string, document: ConstructorParameters<typeof ApiObject>[2] & object): void {
    originate(new ApiObject(this, id, document), this);
  }

  private place(): PendingPlace {
    return { construct: this.node.path, source: this.callSite };
  }
}

const KEYS: KeysOf<AnyScheduleProps> = {
  ...RESOURCE_KEYS,
  pipeline: true,
  params: true,
  workspaces: true,
  ...RUN_SETTINGS_KEYS,
  cron: needed(text),
  timeZone: text,
  concurrencyPolicy: oneOf(['Allow', 'Forbid', 'Replace']),
  startingDeadline: duration,
  suspend: boolean,
  successfulJobsHistoryLimit: number,
  failedJobsHistoryLimit: number,
};

function checkCronJobName(name: string, place: PendingPlace): void {
  checkObjectName(name, { what: 'Schedule', ...place });
  if (name.length <= LONGEST_NAME) return;
  fail({
    rule: 'invalid-name',
    message: `Schedule name "${name}" has ${name.length} characters, ${name.length - LONGEST_NAME} too many`,
    data: { name, what: 'Schedule' },
    at: place,
    help: `allowed: at most ${LONGEST_NAME} characters, since Jobs are called after it; name: of the props sets another one`,
  });
}

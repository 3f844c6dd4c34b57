import { quote } from '../../util/quote';
import { placed } from '../tasks/containers';
import type {
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyPipelineTask,
  AnyRef,
  AnyTaskRunSpec,
  AnyTaskSpec,
  AnyWorkspaceBinding,
  Fields,
} from '../wire';

/** A text of a run that says what is run, or with whose rights. */
export interface RunChoice {
  /** `the account of the run`. */
  readonly what: string;
  readonly text: string;
  /** Below the run. */
  readonly path: string;
}

/** The accounts, images, claims, Secrets, Tasks and Pipelines that a run names. */
export function runChoices({ kind, spec = {} }: Fields): RunChoice[] {
  const all =
    kind === 'PipelineRun' ? ofPipelineRun(spec as object) : kind === 'TaskRun' ? ofTaskRun(spec as object) : [];
  return all.filter((one): one is RunChoice => one.text !== undefined);
}

type MaybeChoice = Omit<RunChoice, 'text'> & { readonly text: string | undefined };

function ofPipelineRun({
  taskRunTemplate,
  taskRunSpecs = [],
  pipelineRef,
  pipelineSpec,
  workspaces,
}: AnyPipelineRunSpec): MaybeChoice[] {
  return [
    {
      what: 'the account of the run',
      text: taskRunTemplate?.serviceAccountName,
      path: 'spec.taskRunTemplate.serviceAccountName',
    },
    ...taskRunSpecs.map(({ serviceAccountName, pipelineTaskName = '' }, i) => ({
      what: `the account of task ${quote(pipelineTaskName)}`,
      text: serviceAccountName,
      path: `spec.taskRunSpecs[${i}].serviceAccountName`,
    })),
    ofRef('the Pipeline of the run', pipelineRef, 'spec.pipelineRef'),
    ...ofWorkspaces(workspaces, 'spec.workspaces'),
    ...ofPipeline(pipelineSpec, 'spec.pipelineSpec'),
  ];
}

function ofTaskRun({ serviceAccountName, taskRef, taskSpec, workspaces }: AnyTaskRunSpec): MaybeChoice[] {
  return [
    { what: 'the account of the run', text: serviceAccountName, path: 'spec.serviceAccountName' },
    ofRef('the Task of the run', taskRef, 'spec.taskRef'),
    ...ofWorkspaces(workspaces, 'spec.workspaces'),
    ...ofTask(taskSpec, 'spec.taskSpec'),
  ];
}

function ofPipeline(spec: AnyPipelineSpec | undefined, path: string): MaybeChoice[] {
  return (['tasks', 'finally'] as const).flatMap((section) =>
    (spec?.[section] ?? []).flatMap((task, i) => ofPipelineTask(task, `${path}.${section}[${i}]`)),
  );
}

function ofPipelineTask(
  { name = '', taskRef, taskSpec, pipelineRef, pipelineSpec }: AnyPipelineTask,
  path: string,
): MaybeChoice[] {
  return [
    ofRef(`the Task of task ${quote(name)}`, taskRef, `${path}.taskRef`),
    ofRef(`the Pipeline of task ${quote(name)}`, pipelineRef, `${path}.pipelineRef`),
    ...ofTask(taskSpec, `${path}.taskSpec`),
    ...ofPipeline(pipelineSpec, `${path}.pipelineSpec`),
  ];
}

function ofTask(spec: AnyTaskSpec | undefined, path: string): MaybeChoice[] {
  if (!spec) return [];
  const { steps, sidecars, stepTemplate } = spec;
  return [
    {
      what: 'the image of the step template',
      text: fixedRepository(stepTemplate?.image),
      path: `${path}.stepTemplate.image`,
    },
    ...[...placed(steps, 'step', `${path}.steps`), ...placed(sidecars, 'sidecar', `${path}.sidecars`)].map(
      ({ container, what, path: at }) => ({
        what: `the image of ${what}`,
        text: fixedRepository(container.image),
        path: `${at}.image`,
      }),
    ),
  ];
}

/** An image without the tag and digest that follow a name: they choose among the images of one repository. */
function fixedRepository(image: string | undefined): string | undefined {
  return image?.replace(/^([^$]*[^$/:@])[:@][^/]*$/, '$1');
}

function ofRef(what: string, ref: AnyRef | undefined, path: string): MaybeChoice {
  return { what, text: ref?.name, path: `${path}.name` };
}

function ofWorkspaces(workspaces: readonly AnyWorkspaceBinding[] = [], path: string): MaybeChoice[] {
  return workspaces.flatMap(({ name = '', persistentVolumeClaim, secret }, i) => [
    {
      what: `the claim of workspace ${quote(name)}`,
      text: persistentVolumeClaim?.claimName,
      path: `${path}[${i}].persistentVolumeClaim.claimName`,
    },
    {
      what: `the Secret of workspace ${quote(name)}`,
      text: secret?.secretName,
      path: `${path}[${i}].secret.secretName`,
    },
  ]);
}

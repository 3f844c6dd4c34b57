import { endingOf } from '../../test/e2e/harness/runs';
import type { KubernetesObject } from '../../test/e2e/harness/kubectl';
import type { Watch } from './watch';

/** When what happened to one task, in milliseconds since 1970. */
interface TaskMilestones {
  readonly task: string;
  readonly created: number;
  readonly podCreated: number;
  readonly scheduled: number;
  /** Tekton's init containers were done. */
  readonly initialized: number;
  /** All containers of the pod ran; steps wait in them for their turn. */
  readonly running: number;
  readonly firstStep: number;
  readonly lastStepEnded: number;
  readonly over: number;
}

/** When what happened in a run. */
export interface Milestones {
  readonly runCreated: number;
  readonly claimBound: number;
  readonly assistantCreated: number;
  readonly assistantRunning: number;
  readonly tasks: readonly TaskMilestones[];
}

interface ContainerStatus {
  readonly name: string;
  readonly state: {
    readonly running?: object;
    readonly terminated?: { readonly message?: string; readonly startedAt: string };
  };
}

/** Reads the milestones of a run that is over. */
export function milestonesOf(watch: Watch, run: string): Milestones {
  const of = (kind: string, label: string, value: string) => (object: KubernetesObject) =>
    object.kind === kind && object.metadata.labels?.[label] === value;
  const time = (is: (object: KubernetesObject) => boolean): number => watch.first(is) ?? NaN;
  const names = new Set(
    watch.seen
      .map(({ object }) => object)
      .filter(of('TaskRun', 'tekton.dev/pipelineRun', run))
      .map(({ metadata }) => metadata.name),
  );
  const tasks = [...names].map((name): TaskMilestones => {
    const isTask = (object: KubernetesObject): boolean => object.kind === 'TaskRun' && object.metadata.name === name;
    const isPod = of('Pod', 'tekton.dev/taskRun', name);
    const pod = watch.last(isPod);
    const when = (is: (pod: KubernetesObject) => boolean): number => time((object) => isPod(object) && is(object));
    return {
      task: watch.last(isTask)?.metadata.labels?.['tekton.dev/pipelineTask'] ?? name,
      created: time(isTask),
      podCreated: when(() => true),
      scheduled: when((one) => hasCondition(one, 'PodScheduled')),
      initialized: when((one) => hasCondition(one, 'Initialized')),
      running: when((one) => isEach(one, ({ state }) => state.running !== undefined || state.terminated !== undefined)),
      firstStep: Math.min(...containers(pod).map(startOf)),
      lastStepEnded: when((one) => isEach(one, ({ state }) => state.terminated !== undefined)),
      over: time((object) => isTask(object) && endingOf(object) !== undefined),
    };
  });
  const isAssistant = (object: KubernetesObject): boolean =>
    object.kind === 'Pod' && object.metadata.name.startsWith('affinity-assistant-');
  return {
    runCreated: time(({ kind, metadata }) => kind === 'PipelineRun' && metadata.name === run),
    claimBound: time(
      ({ kind, status }) => kind === 'PersistentVolumeClaim' && (status as { phase?: string }).phase === 'Bound',
    ),
    assistantCreated: time(isAssistant),
    assistantRunning: time(
      (object) => isAssistant(object) && (object.status as { phase?: string }).phase === 'Running',
    ),
    tasks: tasks.sort((a, b) => a.created - b.created),
  };
}

function containers(pod: KubernetesObject | undefined): readonly ContainerStatus[] {
  const { containerStatuses = [] } = (pod?.status ?? {}) as { containerStatuses?: ContainerStatus[] };
  return containerStatuses.filter(({ name }) => name.startsWith('step-'));
}

function isEach(pod: KubernetesObject, is: (status: ContainerStatus) => boolean): boolean {
  const all = containers(pod);
  return all.length > 0 && all.every(is);
}

function hasCondition(pod: KubernetesObject, type: string): boolean {
  const { conditions = [] } = (pod.status ?? {}) as { conditions?: { type: string; status: string }[] };
  return conditions.some((condition) => condition.type === type && condition.status === 'True');
}

/** When the step's own program began, as Tekton's entrypoint wrote it down. */
function startOf({ state }: ContainerStatus): number {
  const entries = JSON.parse(state.terminated?.message ?? '[]') as { key: string; value: string }[];
  return Date.parse(entries.find(({ key }) => key === 'StartedAt')?.value ?? state.terminated?.startedAt ?? '');
}

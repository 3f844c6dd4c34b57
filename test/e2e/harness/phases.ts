import { created, getObject, listObjects, type KubernetesObject } from './kubectl';

/** When what happened in a run, in seconds since it was made. Kubernetes counts whole seconds, Tekton's steps thousandths. */
export interface RunPhases {
  readonly run: string;
  readonly seconds: number;
  readonly tasks: readonly TaskPhases[];
}

/** When what happened in the pod of a task. */
export interface TaskPhases {
  readonly task: string;
  /** The TaskRun was made. */
  readonly created: number;
  /** The pod was placed on a node. */
  readonly scheduled: number;
  /** The first step began. */
  readonly began: number;
  readonly steps: readonly StepPhase[];
  /** The TaskRun was over. */
  readonly over: number;
}

interface StepPhase {
  readonly step: string;
  readonly began: number;
  readonly ended: number;
}

interface ContainerStatus {
  readonly name: string;
  readonly state: { readonly terminated?: { startedAt: string; finishedAt: string; message?: string } };
}

/** Reads when what happened from the objects that are left. */
export async function phasesOf(namespace: string, run: string, pods: readonly KubernetesObject[]): Promise<RunPhases> {
  const pipelineRun = await getObject(namespace, 'pipelinerun', run);
  const began = created(pipelineRun);
  const since = (text: string | undefined): number => (text === undefined ? NaN : (Date.parse(text) - began) / 1000);
  const taskRuns = await listObjects(namespace, 'taskrun', `tekton.dev/pipelineRun=${run}`);
  const tasks = taskRuns.map((taskRun): TaskPhases => {
    const pod = pods.find(({ metadata }) => metadata.labels?.['tekton.dev/taskRun'] === taskRun.metadata.name);
    const steps = stepsOf(pod, since);
    return {
      task: taskRun.metadata.labels?.['tekton.dev/pipelineTask'] ?? taskRun.metadata.name,
      created: since(taskRun.metadata.creationTimestamp),
      scheduled: since(conditionTime(pod, 'PodScheduled')),
      began: Math.min(...steps.map((step) => step.began)),
      steps,
      over: since((taskRun.status as { completionTime?: string } | undefined)?.completionTime),
    };
  });
  return { run, seconds: since((pipelineRun.status as { completionTime?: string }).completionTime), tasks };
}

function stepsOf(pod: KubernetesObject | undefined, since: (text: string | undefined) => number): StepPhase[] {
  const statuses = (
    (pod?.status as { containerStatuses?: ContainerStatus[] } | undefined)?.containerStatuses ?? []
  ).filter(({ name }) => name.startsWith('step-'));
  return statuses
    .map(({ name, state }) => {
      const began = since(startOf(state.terminated?.message) ?? state.terminated?.startedAt);
      // The end is in whole seconds, rounded down.
      return { step: name.replace(/^step-/, ''), began, ended: Math.max(began, since(state.terminated?.finishedAt)) };
    })
    .sort((a, b) => a.began - b.began);
}

/** The entrypoint says when the step's own program began; the container began earlier, with all others of the pod. */
function startOf(message: string | undefined): string | undefined {
  try {
    const entries = JSON.parse(message ?? '[]') as { key: string; value: string }[];
    return entries.find(({ key }) => key === 'StartedAt')?.value;
  } catch {
    return undefined;
  }
}

function conditionTime(pod: KubernetesObject | undefined, type: string): string | undefined {
  const { conditions = [] } = (pod?.status ?? {}) as { conditions?: { type: string; lastTransitionTime: string }[] };
  return conditions.find((condition) => condition.type === type)?.lastTransitionTime;
}

import { getObject, listObjects, type KubernetesObject } from './kubectl';
import { tryKubectl } from './kubectl';
import { until } from './wait';

/** How a PipelineRun or a TaskRun ended. */
export interface Ending {
  readonly succeeded: boolean;
  readonly reason: string;
  readonly message: string;
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** How it ended; undefined while it runs. */
export function endingOf({ status }: KubernetesObject): Ending | undefined {
  const conditions = ((status as { conditions?: Condition[] } | undefined)?.conditions ?? []) as readonly Condition[];
  const found = conditions.find(({ type }) => type === 'Succeeded');
  if (found === undefined || found.status === 'Unknown') return undefined;
  return { succeeded: found.status === 'True', reason: found.reason ?? '', message: found.message ?? '' };
}

/** Waits for the end of a run. */
export function ended(namespace: string, name: string, kind = 'pipelinerun'): Promise<Ending> {
  return until(`the end of ${kind} ${name}`, async () => endingOf(await getObject(namespace, kind, name)), {
    seconds: 600,
  });
}

/** Waits for a run to succeed. @throws with its message and the logs of what failed */
export async function succeeded(namespace: string, name: string, kind = 'pipelinerun'): Promise<void> {
  const ending = await ended(namespace, name, kind);
  if (ending.succeeded) return;
  throw new Error(`${name}: ${ending.reason}: ${ending.message}\n${await failedLogs(namespace, name)}`);
}

/** Runs of a namespace that were not there before. */
export class NewRuns {
  private readonly known = new Set<string>();

  private constructor(
    private readonly namespace: string,
    private readonly labels: string,
  ) {}

  /** Remembers the runs that are there now. */
  static async since(namespace: string, labels = ''): Promise<NewRuns> {
    const runs = new NewRuns(namespace, labels);
    for (const { metadata } of await runs.all()) runs.known.add(metadata.name);
    return runs;
  }

  /** The runs that are there now and were not. */
  async names(): Promise<string[]> {
    return (await this.all()).map(({ metadata }) => metadata.name).filter((name) => !this.known.has(name));
  }

  /** Waits for one. */
  first(): Promise<string> {
    return until(`a new run in ${this.namespace}`, async () => (await this.names())[0], { seconds: 60 });
  }

  private all(): Promise<KubernetesObject[]> {
    return listObjects(this.namespace, 'pipelinerun', this.labels);
  }
}

/** What the containers of a run wrote. */
export async function logsOf(namespace: string, run: string, task?: string): Promise<string> {
  const labels = `tekton.dev/pipelineRun=${run}${task === undefined ? '' : `,tekton.dev/pipelineTask=${task}`}`;
  const args = ['-n', namespace, 'logs', '-l', labels, '--all-containers', '--tail=-1', '--prefix'];
  return (await tryKubectl(args)).said;
}

/** The end of the logs of the tasks of a run that failed. */
async function failedLogs(namespace: string, run: string): Promise<string> {
  const tasks = await listObjects(namespace, 'taskrun', `tekton.dev/pipelineRun=${run}`);
  const failed = tasks.filter((task) => endingOf(task)?.succeeded === false);
  const logs = await Promise.all(
    failed.map(({ metadata }) => logsOf(namespace, run, metadata.labels?.['tekton.dev/pipelineTask'])),
  );
  return logs.map((log) => log.split('\n').slice(-40).join('\n')).join('\n');
}

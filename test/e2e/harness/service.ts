import { askService } from './api';
import { kubectl } from './kubectl';
import { until } from './wait';

/** What a Service answers to a GET. */
async function get(
  namespace: string,
  service: string,
  port: number,
  path = '/',
): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await askService(namespace, service, port, path);
  return { status: answer.status, text: await answer.text() };
}

/** Waits until a Service answers 200 with a text in it. */
export async function answers(
  namespace: string,
  service: string,
  port: number,
  path: string,
  text: string,
): Promise<void> {
  let last = '';
  try {
    await until(`${service}${path} to answer ${JSON.stringify(text)}`, async () => {
      const answer = await get(namespace, service, port, path);
      last = `${answer.status} ${answer.text}`;
      return answer.status === 200 && answer.text.includes(text);
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}; it answers ${last}`);
  }
}

/** Waits until the workloads of a namespace are ready. */
export async function ready(namespace: string, ...workloads: readonly string[]): Promise<void> {
  for (const workload of workloads) {
    await kubectl(['-n', namespace, 'rollout', 'status', workload, '--timeout=180s']);
  }
}

/** All images that pods of a namespace run. */
export async function runningImages(namespace: string, labels: string): Promise<string[]> {
  const path = '{range .items[*]}{range .spec.containers[*]}{.image}{"\\n"}{end}{end}';
  return (await kubectl(['-n', namespace, 'get', 'pods', '-l', labels, '-o', `jsonpath=${path}`])).trim().split('\n');
}

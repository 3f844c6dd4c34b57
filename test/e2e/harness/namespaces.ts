import { kubectl, tryKubectl } from './kubectl';
import { until } from './wait';

/** Marks what the run may delete: a namespace of somebody else is never touched. */
const OWNER = { 'cdk8s-tekton/e2e': 'true' };

/**
 * Makes namespaces that are empty, also when an earlier run left them behind.
 *
 * @throws when a namespace of that name is there and not from these tests
 */
export async function freshNamespaces(names: readonly string[]): Promise<void> {
  await deleteNamespaces(names);
  for (const name of names) {
    // Created and not applied: a program may apply its namespace, which keeps labels that were never applied.
    const document = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: OWNER } };
    await kubectl(['create', '-f', '-'], JSON.stringify(document));
  }
  for (const name of names) {
    await until(`the account "default" of ${name}`, () => isThere(name, 'serviceaccount', 'default'));
  }
}

/**
 * Deletes namespaces of these tests.
 *
 * @param wait whether until they are gone
 */
export async function deleteNamespaces(names: readonly string[], wait = true): Promise<void> {
  const there: string[] = [];
  for (const name of names) {
    const { isGood, said } = await tryKubectl(['get', 'namespace', name, '-o', 'jsonpath={.metadata.labels}']);
    if (!isGood) continue;
    if (!said.includes(Object.keys(OWNER).join())) {
      throw new Error(`namespace ${name} is there and not from these tests: use another cluster, or delete it`);
    }
    there.push(name);
  }
  if (there.length > 0) await kubectl(['delete', 'namespace', ...there, `--wait=${wait}`, '--timeout=180s']);
}

/** Waits until all namespaces that these tests deleted are gone. */
export async function waitForDeleted(): Promise<void> {
  const labels = Object.entries(OWNER).map(([name, value]) => `${name}=${value}`);
  await until(
    'the namespaces to be gone',
    async () => {
      const path = '{.items[?(@.status.phase=="Terminating")].metadata.name}';
      return (await kubectl(['get', 'namespaces', '-l', labels.join(), '-o', `jsonpath=${path}`])) === '';
    },
    { seconds: 180 },
  );
}

async function isThere(namespace: string, kind: string, name: string): Promise<boolean> {
  return (await tryKubectl(['-n', namespace, 'get', kind, name])).isGood;
}

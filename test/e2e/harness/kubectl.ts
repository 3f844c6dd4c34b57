import { shell, tryShell } from './shell';

/** A Kubernetes object as far as the cases look at it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly creationTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  // The cases look into documents of many kinds, and a wrong path shows as a failed check.
  readonly spec?: any;
  readonly status?: any;
  readonly data?: any;
}

/** Calls kubectl with the cluster of the run. */
export function kubectl(args: readonly string[], input?: string): Promise<string> {
  return shell('kubectl', args, input === undefined ? {} : { input });
}

/** Whether kubectl succeeds, and what it says. */
export async function tryKubectl(args: readonly string[], input?: string): Promise<{ isGood: boolean; said: string }> {
  const { code, stdout, stderr } = await tryShell('kubectl', args, input === undefined ? {} : { input });
  return { isGood: code === 0, said: stdout + stderr };
}

/** One object. */
export async function getObject(namespace: string, kind: string, name: string): Promise<KubernetesObject> {
  return JSON.parse(await kubectl(['-n', namespace, 'get', kind, name, '-o', 'json'])) as KubernetesObject;
}

/** All objects of a kind, oldest first. */
export async function listObjects(namespace: string, kind: string, labels = ''): Promise<KubernetesObject[]> {
  const selector = labels === '' ? [] : ['-l', labels];
  const text = await kubectl(['-n', namespace, 'get', kind, ...selector, '-o', 'json']);
  const { items } = JSON.parse(text) as { items: KubernetesObject[] };
  return items.sort((a, b) => created(a) - created(b));
}

/** Applies documents, as a user does who reads the summary of a synthesis. */
export function apply(...args: readonly string[]): Promise<string> {
  return kubectl(['apply', ...args]);
}

/** Applies one object that is written in the case. */
export function applyObject(document: object): Promise<string> {
  return kubectl(['apply', '-f', '-'], JSON.stringify(document));
}

/** When an object was made, in milliseconds since 1970. */
export function created({ metadata }: KubernetesObject): number {
  return Date.parse(metadata.creationTimestamp ?? '');
}

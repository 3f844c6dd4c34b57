import { applyObject } from './kubectl';
import { ready } from './service';

/** A program that serves HTTP in the cluster. */
export interface ServerOptions {
  readonly image: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  /** Answers once it serves. */
  readonly readyPath: string;
  /** What it reads: texts by their file names, in a folder. */
  readonly files: { readonly folder: string; readonly texts: Readonly<Record<string, string>> };
  /** The folder it writes to; empty when it starts. */
  readonly data: string;
  /** User and group. @default - as the image says */
  readonly user?: number;
}

/** Puts a server behind a Service with port 80 and waits until it serves. */
export async function deployServer(namespace: string, name: string, server: ServerOptions): Promise<void> {
  const { image, command, env, port, readyPath, files, data, user } = server;
  const metadata = { name, namespace };
  const labels = { app: name };
  await applyObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: files.texts });
  await applyObject({
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: port }] },
  });
  const pod = {
    automountServiceAccountToken: false,
    ...(user === undefined ? {} : { securityContext: { runAsUser: user, runAsGroup: user, fsGroup: user } }),
    containers: [
      {
        name,
        image,
        command,
        env: Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
        ports: [{ containerPort: port }],
        readinessProbe: { httpGet: { path: readyPath, port }, periodSeconds: 1 },
        volumeMounts: [
          { name: 'data', mountPath: data },
          { name: 'files', mountPath: files.folder, readOnly: true },
        ],
      },
    ],
    volumes: [
      { name: 'data', emptyDir: {} },
      { name: 'files', configMap: { name } },
    ],
  };
  await applyObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } },
  });
  await ready(namespace, `deployment/${name}`);
}

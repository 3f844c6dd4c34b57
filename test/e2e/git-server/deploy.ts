import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyObject } from '../harness/kubectl';
import type { GitServer } from '../harness/git-server';
import { deleteNamespaces, freshNamespaces } from '../harness/namespaces';
import { ready } from '../harness/service';

const NAMESPACE = 'cdk8s-tekton-e2e-git';
const NAME = 'git';
const LABELS = { app: NAME };
const PORT = 8080;

/** Puts a git server of our own into the cluster, for one that has none. @param image with node and git */
export async function deployGitServer(image: string): Promise<GitServer> {
  await freshNamespaces([NAMESPACE]);
  const host = `${NAME}.${NAMESPACE}.svc.cluster.local`;
  const metadata = { name: NAME, namespace: NAMESPACE };
  const program = readFileSync(join(__dirname, 'server.mjs'), 'utf8');
  await applyObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'server.mjs': program } });
  await applyObject({
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: PORT }] },
  });
  await applyObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: LABELS },
        spec: {
          automountServiceAccountToken: false,
          containers: [
            {
              name: NAME,
              image,
              command: ['node', '/program/server.mjs'],
              env: [
                { name: 'ROOT', value: '/srv/git' },
                { name: 'HOST_NAME', value: host },
                { name: 'PORT', value: String(PORT) },
              ],
              ports: [{ containerPort: PORT }],
              readinessProbe: { httpGet: { path: '/healthz', port: PORT }, periodSeconds: 1 },
              volumeMounts: [
                { name: 'repositories', mountPath: '/srv/git' },
                { name: 'program', mountPath: '/program', readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: 'repositories', emptyDir: {} },
            { name: 'program', configMap: { name: NAME } },
          ],
        },
      },
    },
  });
  await ready(NAMESPACE, `deployment/${NAME}`);
  const login = { username: 'git', password: 'git' };
  return {
    namespace: NAMESPACE,
    service: NAME,
    host,
    ssh: undefined,
    login,
    remove: () => deleteNamespaces([NAMESPACE], false),
  };
}

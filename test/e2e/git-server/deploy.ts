import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployServer } from '../harness/deploy-server';
import type { GitServer } from '../harness/git-server';
import { deleteNamespaces, freshNamespaces } from '../harness/namespaces';

const NAMESPACE = 'cdk8s-tekton-e2e-git';
const NAME = 'git';
const PORT = 8080;

/** Puts a git server of our own into the cluster, for one that has none. @param image with node and git */
export async function deployGitServer(image: string): Promise<GitServer> {
  await freshNamespaces([NAMESPACE]);
  const host = `${NAME}.${NAMESPACE}.svc.cluster.local`;
  const data = '/srv/git';
  await deployServer(NAMESPACE, NAME, {
    image,
    command: ['node', '/program/server.mjs'],
    env: { ROOT: data, HOST_NAME: host, PORT: String(PORT) },
    port: PORT,
    readyPath: '/healthz',
    files: { folder: '/program', texts: { 'server.mjs': readFileSync(join(__dirname, 'server.mjs'), 'utf8') } },
    data,
  });
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

import type { Cluster } from '../harness/cluster';
import { applyObject, kubectl } from '../harness/kubectl';
import { ready } from '../harness/service';
import { Gitea, type Login } from './gitea';
import { giteaImage, STATIC_ROOT } from './image';

const NAME = 'gitea';
const LABELS = { app: NAME };
const PORT = 3000;
/** Of the published image. */
const USER = 1000;
/** Everything that Gitea writes. */
const DATA = '/var/lib/gitea';
const CONFIG = '/etc/gitea-e2e';

/** Who owns the repositories, and who only comments. */
export const OWNER: Login = { username: 'ann', password: 'only-for-tests' };
export const STRANGER: Login = { username: 'eve', password: 'only-for-tests' };

/** Puts a Gitea into a namespace, with an administrator and a second user. */
export async function deployGitea(namespace: string, cluster: Cluster): Promise<Gitea> {
  const gitea = new Gitea(namespace, NAME, OWNER);
  const image = await giteaImage(cluster);
  const metadata = { name: NAME, namespace };
  await applyObject({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata,
    data: { 'app.ini': settings(gitea.host) },
  });
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
          securityContext: { runAsUser: USER, runAsGroup: USER, fsGroup: USER },
          containers: [
            {
              name: NAME,
              image,
              command: ['gitea', 'web', '--config', `${CONFIG}/app.ini`],
              env: [
                { name: 'USER', value: 'git' },
                { name: 'HOME', value: DATA },
                { name: 'GITEA_WORK_DIR', value: DATA },
              ],
              ports: [{ containerPort: PORT }],
              readinessProbe: { httpGet: { path: '/api/healthz', port: PORT }, periodSeconds: 1 },
              volumeMounts: [
                { name: 'data', mountPath: DATA },
                { name: 'config', mountPath: CONFIG, readOnly: true },
              ],
            },
          ],
          volumes: [
            { name: 'data', emptyDir: {} },
            { name: 'config', configMap: { name: NAME } },
          ],
        },
      },
    },
  });
  await ready(namespace, `deployment/${NAME}`);
  for (const { username, password } of [OWNER, STRANGER]) {
    const create = ['gitea', 'admin', 'user', 'create', '--config', `${CONFIG}/app.ini`];
    const role = username === OWNER.username ? ['--admin'] : [];
    const login = ['--username', username, '--password', password, '--email', `${username}@example.com`];
    await kubectl([
      ...['-n', namespace, 'exec', `deployment/${NAME}`, '--'],
      ...[...create, ...login, ...role, '--must-change-password=false'],
    ]);
  }
  return gitea;
}

/** One that starts without its installation page and writes nothing beside its data. */
function settings(host: string): string {
  return `
RUN_USER = git
RUN_MODE = prod
WORK_PATH = ${DATA}
[server]
HTTP_PORT = ${PORT}
ROOT_URL = http://${host}/
; pods call it by another name than this test does
PUBLIC_URL_DETECTION = never
STATIC_ROOT_PATH = ${STATIC_ROOT}
DISABLE_SSH = true
OFFLINE_MODE = true
LFS_START_SERVER = false
[database]
DB_TYPE = sqlite3
PATH = ${DATA}/gitea.db
[repository]
ROOT = ${DATA}/repositories
[security]
INSTALL_LOCK = true
SECRET_KEY = only-for-tests
INTERNAL_TOKEN = only-for-tests
PASSWORD_COMPLEXITY = off
[oauth2]
ENABLED = false
; 32 bytes in base64; without one it would write a new one into this file
JWT_SECRET = b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtISE
[webhook]
ALLOWED_HOST_LIST = *
[actions]
ENABLED = false
[log]
LEVEL = Warn
`;
}

import type { Cluster } from '../harness/cluster';
import { deployServer } from '../harness/deploy-server';
import { kubectl } from '../harness/kubectl';
import { Gitea, type Login } from './gitea';
import { giteaImage, STATIC_ROOT } from './image';

const NAME = 'gitea';
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
  await deployServer(namespace, NAME, {
    image: await giteaImage(cluster),
    command: ['gitea', 'web', '--config', `${CONFIG}/app.ini`],
    env: { USER: 'git', HOME: DATA, GITEA_WORK_DIR: DATA },
    port: PORT,
    readyPath: '/api/healthz',
    files: { folder: CONFIG, texts: { 'app.ini': settings(gitea.host) } },
    data: DATA,
    user: USER,
  });
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

/**
 * Serves the Git repositories below $ROOT over HTTP, and tells of pushes as GitHub does. Runs in a pod that has node and git.
 *
 *     PUT /_/repos/NAME.git         makes an empty repository
 *     PUT /_/repos/NAME.git/hook    {"url":…,"secret":…}: where pushes are told; an empty url: nowhere
 *     /NAME.git/…                   git; a name that begins with "private" asks for the user "git" with the password "git"
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const ROOT = process.env.ROOT ?? '/srv/git';
const HOST = process.env.HOST_NAME ?? 'localhost';
const LOGIN = `Basic ${Buffer.from('git:git').toString('base64')}`;
const NAME = /^\/(?:_\/repos\/)?([A-Za-z0-9_-][A-Za-z0-9._-]*\.git)(\/.*)?$/;
const ZEROS = '0'.repeat(40);
const ENV = { ...process.env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };

const git = (repository, ...args) =>
  execFileSync('git', args, { cwd: join(ROOT, repository), encoding: 'utf8', env: ENV }).replace(/\n$/, '');

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500);
    response.end(String(error));
  });
}).listen(Number(process.env.PORT ?? 8080), () => console.log('serving', ROOT));

async function answer(request, response) {
  const [path, query = ''] = (request.url ?? '/').split('?');
  const [, repository, rest = ''] = NAME.exec(decodeURIComponent(path)) ?? [];
  const body = Buffer.concat(await request.toArray());
  if (path === '/healthz') return void response.end('ok');
  if (repository === undefined) return void response.writeHead(404).end();
  if (path.startsWith('/_/repos/')) return void manage(request.method, repository, rest, body, response);
  if (repository.startsWith('private') && request.headers.authorization !== LOGIN) {
    return void response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
  }
  const before = rest === '/git-receive-pack' ? refsOf(repository) : undefined;
  response.on('finish', () => before && tellAll(repository, before).catch(console.error));
  await backend(request, `/${repository}${rest}`, query, body, response);
}

function manage(method, repository, rest, body, response) {
  if (method !== 'PUT') return response.writeHead(405).end();
  const folder = join(ROOT, repository);
  if (rest === '/hook') writeFileSync(join(folder, 'hook.json'), body);
  else if (!existsSync(folder)) {
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder], { env: ENV });
    git(repository, 'config', 'http.receivepack', 'true');
    git(repository, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  }
  return response.end('ok\n');
}

/** git's own CGI program. */
function backend(request, path, query, body, response) {
  const env = {
    ...ENV,
    GIT_PROJECT_ROOT: ROOT,
    GIT_HTTP_EXPORT_ALL: '1',
    REMOTE_USER: 'git',
    REQUEST_METHOD: request.method,
    PATH_INFO: path,
    QUERY_STRING: query,
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    CONTENT_LENGTH: String(body.length),
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: request.headers['git-protocol'] ?? '',
  };
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.on('error', reject);
    child.on('close', () => {
      const all = Buffer.concat(parts);
      const end = all.indexOf('\r\n\r\n');
      const lines = all.subarray(0, end).toString().split('\r\n');
      const headers = Object.fromEntries(lines.map((line) => line.split(': ')));
      response.writeHead(Number.parseInt(headers.Status ?? '200', 10), headers);
      response.end(all.subarray(end + 4), resolve);
    });
    child.stdin.end(body);
  });
}

function refsOf(repository) {
  const lines = git(repository, 'for-each-ref', '--format=%(objectname) %(refname)').split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
}

async function tellAll(repository, before) {
  const after = refsOf(repository);
  for (const ref of new Set([...before.keys(), ...after.keys()])) {
    const [from = ZEROS, to = ZEROS] = [before.get(ref), after.get(ref)];
    if (from !== to) await tell(repository, ref, from, to);
  }
}

async function tell(repository, ref, before, after) {
  const file = join(ROOT, repository, 'hook.json');
  const { url = '', secret = '' } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (url === '') return;
  const commit = after === ZEROS ? null : describe(repository, after);
  const address = `http://${HOST}/${repository}`;
  const body = JSON.stringify({
    ref,
    before,
    after,
    created: before === ZEROS,
    deleted: after === ZEROS,
    forced: false,
    repository: {
      name: repository.replace(/\.git$/, ''),
      full_name: `e2e/${repository}`,
      clone_url: address,
      html_url: address,
    },
    pusher: { name: 'e2e' },
    sender: { login: 'e2e' },
    commits: commit === null ? [] : [commit],
    head_commit: commit,
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'push',
    'x-hub-signature-256': `sha256=${signature}`,
  };
  const said = await fetch(url, { method: 'POST', headers, body });
  console.log(`${repository} ${ref} ${after}: ${url} answers ${said.status}`);
}

function describe(repository, sha) {
  const message = git(repository, 'show', '--no-patch', '--format=%B', sha).replace(/\n+$/, '');
  const lines = git(repository, 'diff-tree', '--root', '--no-commit-id', '--name-status', '-r', sha).split('\n');
  const files = (letters) => lines.filter((line) => letters.includes(line[0])).map((line) => line.slice(2));
  return { id: sha, message, added: files('A'), removed: files('D'), modified: files('MT') };
}

import { existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitCredentials, type GitCloneTaskProps } from 'cdk8s-tekton';
import { Machine, readFiles, writeProgram, type Cloned, type CloneOptions, type Shell } from './git-clone-harness';

const machine = new Machine();
let url: string;
const commits: Record<string, string> = {};

beforeAll(async () => {
  commits['first'] = await machine.commit('shop', { 'README.md': 'one\n' }, 'first');
  await machine.git('shop', 'tag', '--annotate', 'v1', '--message', 'first release');
  commits['second'] = await machine.commit(
    'shop',
    { 'web/index.html': '<p>', 'docs/a.md': 'a', 'api/x': 'x' },
    'second',
  );
  await machine.git('shop', 'checkout', '--quiet', '-b', 'fix/1');
  commits['branch'] = await machine.commit('shop', { 'README.md': 'fixed\n' }, 'fix');
  await machine.git('shop', 'update-ref', 'refs/pull/5/head', 'HEAD');
  await machine.git('shop', 'checkout', '--quiet', 'main');
  commits['main'] = await machine.commit('shop', { 'README.md': 'two\n' }, 'third');
  await machine.commit('library', { 'lib.txt': 'lib' });
  await machine.commit('other', { 'other.txt': 'other' });
  await machine.git('app', 'init', '--quiet', '--initial-branch=main');
  for (const [repository, path] of [
    ['library', 'lib'],
    ['other', 'other'],
  ] as const) {
    const add = ['-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet'];
    await machine.git('app', ...add, machine.path(repository), path);
  }
  const modules = readFileSync(machine.path('app/.gitmodules'), 'utf8');
  await machine.commit('app', { '.gitmodules': modules.replaceAll(machine.root, '..') });
  url = `${await machine.serve()}/shop`;
});

afterAll(() => machine.close());

function clone(params: Record<string, string> = {}, rest: Partial<CloneOptions> = {}): Promise<Cloned> {
  return machine.clone({ params: { url, ...params }, ...rest });
}

describe('the step', () => {
  it('clones the default branch', async () => {
    const { status, log, output } = await clone();
    expect({ status, log }).toMatchObject({ status: 0 });
    expect(readFiles(output)).toEqual({
      'README.md': 'two\n',
      'web/index.html': '<p>',
      'docs/a.md': 'a',
      'api/x': 'x',
    });
  });

  it('writes the results without a newline', async () => {
    const { results } = await clone();
    expect(results).toEqual({
      commit: commits['main'],
      url,
      'committer-date': '1700000000',
      'CHAINS-GIT_URL': url,
      'CHAINS-GIT_COMMIT': commits['main'],
    });
  });

  it.each([
    ['a branch', 'fix/1', 'branch'],
    ['a tag', 'v1', 'first'],
    ['a full ref', 'refs/pull/5/head', 'branch'],
  ])('checks out %s', async (_, revision, commit) => {
    expect((await clone({ revision })).results['commit']).toBe(commits[commit]);
  });

  it('checks out a sha', async () => {
    expect((await clone({ revision: commits['second']! })).results['commit']).toBe(commits['second']);
  });

  it('finds a short sha in the whole history', async () => {
    expect((await clone({ revision: commits['second']!.slice(0, 8) })).results['commit']).toBe(commits['second']);
  });

  it('checks out a branch that a refspec fetches', async () => {
    const refspec = 'refs/heads/main:refs/remotes/origin/main refs/pull/5/head:refs/remotes/origin/pr-5';
    expect((await clone({ refspec, revision: 'pr-5' })).results['commit']).toBe(commits['branch']);
  });

  it('checks out the first ref of a refspec without a revision', async () => {
    expect((await clone({ refspec: 'refs/pull/5/head' })).results['commit']).toBe(commits['branch']);
  });

  it('fetches the submodules that are wanted', async () => {
    const app = url.replace('/shop', '/app');
    const all = await clone({ url: app });
    expect({ log: all.log, files: Object.keys(readFiles(all.output)) }).toMatchObject({
      files: ['.gitmodules', 'lib/lib.txt', 'other/other.txt'],
    });
    const one = await clone({ url: app, submodulePaths: 'lib' });
    expect(Object.keys(readFiles(one.output))).toEqual(['.gitmodules', 'lib/lib.txt']);
    const none = await clone({ url: app, submodules: 'false' });
    expect(Object.keys(readFiles(none.output))).toEqual(['.gitmodules']);
  });

  it('checks out single folders and the files at the root', async () => {
    const { output } = await clone({ sparseCheckoutDirectories: 'web, docs' });
    expect(Object.keys(readFiles(output))).toEqual(['README.md', 'docs/a.md', 'web/index.html']);
  });

  it('fetches one commit by default and all of them with depth 0', async () => {
    const count = async (depth: string): Promise<string> => {
      const { output } = await clone({ depth });
      return machine.git(output.slice(machine.root.length + 1), 'rev-list', '--count', 'HEAD');
    };
    expect([await count('1'), await count('2'), await count('0')]).toEqual(['1', '2', '3']);
  });

  it('fetches tags with depth 0, so that git describe works', async () => {
    const { output } = await clone({ depth: '0' });
    expect(await machine.git(output.slice(machine.root.length + 1), 'describe')).toMatch(/^v1-2-g/);
  });

  it('clones into a subdirectory and leaves the rest alone', async () => {
    const output = machine.path(`kept`);
    mkdirSync(output);
    writeFileSync(join(output, 'kept'), 'kept');
    await machine.cloneInto(output, { params: { url, subdirectory: 'a/b' } });
    expect(Object.keys(readFiles(output))).toEqual([
      'a/b/README.md',
      'a/b/api/x',
      'a/b/docs/a.md',
      'a/b/web/index.html',
      'kept',
    ]);
  });

  it('empties the workspace first, hidden files too', async () => {
    const output = machine.path(`full`);
    for (const name of ['old', '.hidden', '..odd', '-rf', 'lost+found'])
      mkdirSync(join(output, name), { recursive: true });
    const { status } = await machine.cloneInto(output, { params: { url, sparseCheckoutDirectories: 'docs' } });
    expect(status).toBe(0);
    expect(['old', '.hidden', '..odd', '-rf', 'lost+found'].filter((name) => existsSync(join(output, name)))).toEqual([
      'lost+found',
    ]);
  });

  it('brings an earlier clone to the revision when it may not delete', async () => {
    const first = await clone({ revision: 'v1' });
    writeFileSync(join(first.output, 'artifact'), 'kept');
    const options = { params: { url, depth: '0' }, props: { deleteExisting: false } };
    const second = await machine.cloneInto(first.output, options);
    expect({ log: second.log, commit: second.results['commit'] }).toMatchObject({ commit: commits['main'] });
    expect(readFiles(first.output)['artifact']).toBe('kept');
  });

  it('gets a private repository with the token in the url, and shows it nowhere', async () => {
    const open = await machine.serve({ user: 'ada@acme', password: 's3cr t' });
    const result = await clone({ url: `${open.replace('//', '//ada%40acme:s3cr%20t@')}/shop` });
    expect({ log: result.log, status: result.status }).toMatchObject({ status: 0 });
    expect(result.results['url']).toBe(`${open}/shop`);
    expect(result.log).not.toMatch(/s3cr|ada/);
    expect(readFileSync(join(result.output, '.git/config'), 'utf8')).not.toMatch(/s3cr|ada/);
  });

  it('shows no token when it fails', async () => {
    const open = await machine.serve({ user: 'ada', password: 'other' });
    const { status, log } = await clone({ url: `${open.replace('//', '//ada:s3cret@')}/shop` });
    expect(status).toBe(1);
    expect(log).not.toContain('s3cret');
    expect(log).toContain('the repository is private, or there is none');
  });

  it.each<[string, Record<string, string>]>([
    ['a Secret of type kubernetes.io/basic-auth', { username: 'ada', password: 's3cret' }],
    [
      'a Secret with .gitconfig and .git-credentials',
      {
        '.gitconfig': '[credential]\n  helper = store\n',
        '.git-credentials': 'http://ada:s3cret@HOST',
      },
    ],
  ])('gets a private repository with %s', async (_, files) => {
    const open = await machine.serve({ user: 'ada', password: 's3cret' });
    const auth = Object.entries(files).map(([name, text]) => [
      name,
      text.replace('HOST', open.slice('http://'.length)),
    ]);
    const { status, log } = await clone(
      { url: `${open}/shop` },
      { workspaces: { 'basic-auth': Object.fromEntries(auth) as Record<string, string> } },
    );
    expect({ status, log }).toMatchObject({ status: 0 });
    expect(log).not.toContain('s3cret');
  });

  it('gets a private repository with what the ServiceAccount brought', async () => {
    const open = await machine.serve({ user: 'ada', password: 's3cret' });
    const home = {
      '.gitconfig': '[credential]\n\thelper = store\n',
      '.git-credentials': `${open.replace('//', '//ada:s3cret@')}\n`,
    };
    expect((await clone({ url: `${open}/shop` }, { home })).status).toBe(0);
  });

  it('gives a token to the host of the url alone', async () => {
    const open = await machine.serve({ user: 'ada', password: 's3cret' });
    const { home } = await clone(
      { url: `${open}/shop` },
      { workspaces: { 'basic-auth': { username: 'ada', password: 's3cret' } } },
    );
    expect(readFileSync(join(home, '.gitconfig'), 'utf8')).toContain(`[credential "${open}"]`);
  });

  describe('with an ssh address', () => {
    const programs = machine.path(`ssh`);
    // Stands for ssh: shows what it was given and runs the command of the other side here.
    writeProgram(
      join(programs, 'ssh'),
      `#!/bin/sh
[ "$1" = -G ] && exit 0
echo "ssh $*" >> ${programs}/log
cat "$2" >> ${programs}/log
for last; do :; done
cd ${machine.root} && eval "$(printf %s "$last" | sed "s|'/|'|")"
`,
    );
    const sshClone = async (options: Partial<CloneOptions> = {}): Promise<Cloned & { readonly ssh: string }> => {
      writeFileSync(join(programs, 'log'), '');
      const result = await clone({ url: 'git@example.com:shop' }, { programs, ...options });
      return { ...result, ssh: readFileSync(join(programs, 'log'), 'utf8') };
    };
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\r\nabc\r\n-----END OPENSSH PRIVATE KEY-----';

    it('offers the key of a Secret of type kubernetes.io/ssh-auth, with a newline at the end', async () => {
      const { status, log, ssh, home } = await sshClone({
        workspaces: { 'ssh-directory': { 'ssh-privatekey': key, known_hosts: 'example.com ssh-ed25519 AAAA' } },
      });
      expect({ status, log }).toMatchObject({ status: 0 });
      expect(ssh).toContain(`IdentityFile ${home}/.ssh-of-clone/ssh-privatekey`);
      expect(ssh).toContain(`UserKnownHostsFile ${home}/.ssh-of-clone/known_hosts`);
      expect(ssh).toContain('StrictHostKeyChecking yes');
      expect(readFileSync(join(home, '.ssh-of-clone/ssh-privatekey'), 'utf8')).toBe(`${key.replaceAll('\r', '')}\n`);
    });

    it('takes keys by their names from the config of the workspace', async () => {
      const config = 'Host example.com\n  IdentityFile ~/.ssh/deploy';
      const { ssh, home } = await sshClone({ workspaces: { 'ssh-directory': { deploy: key, config } } });
      expect(ssh).toContain(`IdentityFile ${home}/.ssh-of-clone/deploy`);
      expect(ssh.match(/IdentityFile/g)).toHaveLength(1);
    });

    it('takes what the ServiceAccount brought', async () => {
      const { ssh, home } = await sshClone({
        home: {
          '.ssh/config': 'Host example.com\n    IdentityFile /tekton/creds/.ssh/id_key\n',
          '.ssh/known_hosts': 'x',
        },
      });
      expect(ssh).toContain('IdentityFile /tekton/creds/.ssh/id_key');
      expect(ssh).toContain(`UserKnownHostsFile ${home}/.ssh-of-clone/known_hosts`);
    });

    it('refuses servers that nobody knows, unless told otherwise', async () => {
      const workspaces = { 'ssh-directory': { 'ssh-privatekey': key } };
      expect((await sshClone({ workspaces })).ssh).toContain('StrictHostKeyChecking yes');
      expect((await sshClone({ workspaces, props: { unknownHosts: 'accept' } })).ssh).toContain(
        'StrictHostKeyChecking accept-new',
      );
    });

    it('keeps the user and drops a password in the results', async () => {
      const { results } = await clone({ url: 'ssh://git:s3cret@example.com/shop' }, { programs });
      expect(results['url']).toBe('ssh://git@example.com/shop');
    });
  });

  it('trusts the certificates of the workspace beside those of the image', async () => {
    const { status, log, home } = await clone(
      {},
      { workspaces: { 'ssl-ca-directory': { 'ca.crt': '-----BEGIN CERTIFICATE-----\nours' } } },
    );
    expect({ status, log }).toMatchObject({ status: 0 });
    expect(readFileSync(join(home, 'ca-bundle-of-clone.crt'), 'utf8')).toContain('-----BEGIN CERTIFICATE-----\nours\n');
  });

  it.each<[string, Record<string, Record<string, string>>]>([
    ['workspace "basic-auth" holds no credentials', { 'basic-auth': { token: 'x' } }],
    ['workspace "ssl-ca-directory" holds no certificate', { 'ssl-ca-directory': { 'ca.crt': 'no' } }],
  ])('fails when %s', async (message, workspaces) => {
    expect((await clone({}, { workspaces })).log).toContain(`error: ${message}`);
  });

  it.each<[string, GitCloneTaskProps, string]>([
    ['no credentials', {}, 'or bind workspace "basic-auth" to a Secret'],
    [
      'a token',
      { credentials: GitCredentials.token({ secret: { name: 'token' } }) },
      'the Secret of the GitCredentials needs a token that may read the repository',
    ],
    [
      'a key only',
      { credentials: GitCredentials.ssh({ secret: { name: 'key' }, knownHosts: true }) },
      'give the GitCloneTask a token: credentials: GitCredentials.token({ secret })',
    ],
    [
      'what the account has',
      { credentials: GitCredentials.fromAccount('https') },
      'give the account of the run a Secret of type kubernetes.io/basic-auth',
    ],
  ])('says what helps with %s when the repository is private', async (_what, props, help) => {
    const open = await machine.serve({ user: 'ada', password: 's3cret' });
    const secret = { '/credentials/https': { username: 'ada', password: 'wrong' } };
    const { log } = await clone({ url: `${open}/shop` }, { props, workspaces: secret });

    expect(log).toContain('error: the repository is private, or there is none');
    expect(log).toContain(`help: ${help}`);
    expect(log.includes('workspace')).toBe(props.credentials === undefined);
  });

  it('says that the Secret of its credentials is empty, and names no workspace that it has not', async () => {
    const props = { credentials: GitCredentials.basic({ secret: { name: 'empty' } }) };
    const { log } = await clone({}, { props, workspaces: { '/credentials/https': { token: 'x' } } });

    expect(log).toBe(
      'error: the Secret of the GitCredentials holds no password\n' +
        '  help: look at its keys, and at those that the GitCredentials of the GitCloneTask name\n',
    );
  });

  it('says which branches there are when the revision is not among them', async () => {
    const { status, log } = await clone({ revision: 'mian' });
    expect(status).toBe(1);
    expect(log).toContain(`error: there is no revision "mian" in ${url}\n  help: branches and tags: fix/1 main v1`);
  });

  it('says so when the files are in LFS and the image has no git-lfs', async () => {
    await machine.commit('media', { 'deep/.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n' });
    const media = url.replace('/shop', '/media');
    expect((await clone({ url: media })).log).toContain('error: the repository keeps files in LFS');
    expect((await clone({ url: media, lfs: 'false' })).status).toBe(0);
  });

  it('refuses a local path and other transports', async () => {
    expect((await clone({ url: machine.path('shop') })).log).toContain('error: transport "file"');
    expect((await clone({ url: `file://${machine.path('shop')}` })).log).toContain('error: transport "file"');
    expect((await clone({ url: 'git://example.com/shop' })).log).toContain('error: transport "git"');
  });

  it('takes a transport that the Task allows', async () => {
    const { status, log } = await clone({ url: `file://${machine.path('shop')}` }, { props: { transports: ['file'] } });
    expect({ status, log }).toMatchObject({ status: 0 });
  });

  it('refuses a submodule with a helper for its address', async () => {
    const evil = machine.path(`submodule`);
    await machine.commit('trap', { '.gitmodules': `[submodule "lib"]\n\tpath = lib\n\turl = ext::touch ${evil}\n` });
    await machine.git('trap', 'update-index', '--add', '--cacheinfo', `160000,${commits['first']},lib`);
    await machine.git('trap', 'commit', '--quiet', '--message', 'link');
    const { status, log } = await clone({ url: url.replace('/shop', '/trap') });
    expect({ status, log }).toMatchObject({ status: 1 });
    expect(log).toContain('error: a submodule uses a transport that is not allowed');
    expect(existsSync(evil)).toBe(false);
  });

  it.each(['../outside', 'a/../../outside', '/outside'])(
    'does not leave the workspace for %s',
    async (subdirectory) => {
      expect((await clone({ subdirectory })).log).toContain('error: param subdirectory leaves the workspace');
    },
  );

  it('does not follow a link out of the workspace', async () => {
    const output = machine.path(`linked`);
    const outside = machine.path(`outside`);
    mkdirSync(output);
    mkdirSync(outside);
    writeFileSync(join(outside, 'kept'), 'kept');
    symlinkSync(outside, join(output, 'link'));
    const { log } = await machine.cloneInto(output, { params: { url, subdirectory: 'link/deep' } });
    expect(log).toContain('leads out of the workspace by a link');
    expect(existsSync(join(outside, 'kept'))).toBe(true);
    const replaced = await machine.cloneInto(output, { params: { url, subdirectory: 'link' } });
    expect(replaced.status).toBe(0);
    expect(() => readlinkSync(join(output, 'link'))).toThrow();
  });

  it('runs no hooks of an earlier clone', async () => {
    const first = await clone();
    const evil = machine.path(`hook`);
    writeProgram(join(first.output, '.git/hooks/post-checkout'), `#!/bin/sh\ntouch ${evil}\n`);
    await machine.cloneInto(first.output, { params: { url, revision: 'v1' }, props: { deleteExisting: false } });
    expect(existsSync(evil)).toBe(false);
  });
});

describe.each<Shell>(['busybox', 'dash', 'bash'])('under %s, the step', (shell) => {
  const evil = machine.path(`evil-${shell}`);
  it('clones with submodules, some folders, the whole history and a token', async () => {
    const open = await machine.serve({ user: 'ada', password: 's3cret' });
    const { status, log, results, output } = await clone(
      { url: `${open}/app`, depth: '0', sparseCheckoutDirectories: 'lib', submodulePaths: 'lib, other' },
      { shell, workspaces: { 'basic-auth': { username: 'ada', password: 's3cret' } } },
    );
    expect({ status, log }).toMatchObject({ status: 0 });
    expect(results['url']).toBe(`${open}/app`);
    expect(Object.keys(readFiles(output))).toContain('lib/lib.txt');
  });

  it('finds a short sha', async () => {
    const revision = commits['second']!.slice(0, 8);
    expect((await clone({ revision }, { shell })).results['commit']).toBe(commits['second']);
  });

  it.each<[string, Record<string, string>]>([
    ['a command in the revision', { revision: `main; touch ${evil}` }],
    ['a substitution in the revision', { revision: `$(touch ${evil})` }],
    ['backticks in the revision', { revision: `\`touch ${evil}\`` }],
    ['a quote in the revision', { revision: `"; touch ${evil}; "` }],
    ['an option as the revision', { revision: `--upload-pack=touch ${evil};` }],
    ['an option as a refspec', { refspec: `main --upload-pack=touch\${IFS}${evil}` }],
    ['an option as the url', { url: `--upload-pack=touch ${evil}` }],
    ['another refspec as the revision', { revision: 'main:refs/heads/other' }],
    ['a helper as the url', { url: `ext::sh -c "touch ${evil}"` }],
    ['a helper with a scheme as the url', { url: `ext://sh -c "touch ${evil}"` }],
    ['a command in a folder', { subdirectory: `a;touch ${evil}/..` }],
    ['an option as the depth', { depth: '1 --upload-pack=touch' }],
    ['a newline in the url', { url: `http://localhost/a\ntouch ${evil}` }],
    ['an option as a folder of the sparse checkout', { sparseCheckoutDirectories: `--stdin;touch ${evil}` }],
    ['an option as a submodule', { submodulePaths: `--reference=${evil}` }],
    ['an ssh host that is an option', { url: `ssh://-oProxyCommand=touch$IFS${evil}/x` }],
  ])('runs nothing of %s', async (_, params) => {
    const { status, log, results } = await clone(params, { shell });
    expect({ status, log }).toMatchObject({ status: 1 });
    expect(log).toMatch(/^error: /m);
    expect(results).toEqual({});
    expect(existsSync(evil)).toBe(false);
  });
});

import { configKey, fieldRef, GitCloneTask, GitCredentials, type GitCloneTaskProps } from 'cdk8s-tekton';
import { reportOfCall, testChart } from '../helpers/chart';

const taskWith = (credentials: GitCloneTaskProps['credentials'], more: GitCloneTaskProps = {}) =>
  new GitCloneTask(testChart(), 'clone', { ...more, credentials }).spec;
const sourcesOf = (credentials: GitCredentials) => taskWith(credentials).volumes![0]!.projected!.sources;
const envOf = (credentials: GitCloneTaskProps['credentials'], name: string) =>
  taskWith(credentials).steps[0]!.env!.find((variable) => variable.name === name)?.value;

const SECRET = { name: 'login' };

describe('GitCredentials', () => {
  test('of ssh give the private key under a name that ssh finds by itself, and known_hosts where it is said to be there', () => {
    expect(sourcesOf(GitCredentials.ssh({ secret: SECRET, knownHosts: true }))).toEqual([
      {
        secret: {
          name: 'login',
          items: [
            { key: 'ssh-privatekey', path: 'id_rsa' },
            { key: 'known_hosts', path: 'known_hosts' },
          ],
        },
      },
    ]);
  });

  test('of ssh take the keys of servers from a ConfigMap', () => {
    const knownHosts = configKey({ name: 'hosts' }, 'github');

    expect(sourcesOf(GitCredentials.ssh({ secret: SECRET, privateKey: 'identity', knownHosts }))).toEqual([
      { secret: { name: 'login', items: [{ key: 'identity', path: 'id_rsa' }] } },
      { configMap: { name: 'hosts', items: [{ key: 'github', path: 'known_hosts' }] } },
    ]);
  });

  test('of ssh refuse keys of servers that are no file', () => {
    expect(reportOfCall(() => GitCredentials.ssh({ secret: SECRET, knownHosts: fieldRef('metadata.name') }))).toContain(
      'error[not-a-file]: the value for known_hosts is no key of a Secret or ConfigMap',
    );
  });

  test.each([
    [
      'user and password of a Secret as it is',
      GitCredentials.basic({ secret: SECRET }),
      [
        { key: 'username', path: 'username' },
        { key: 'password', path: 'password' },
      ],
    ],
    [
      'user and password under other keys',
      GitCredentials.basic({ secret: SECRET, usernameKey: 'user', passwordKey: 'token' }),
      [
        { key: 'user', path: 'username' },
        { key: 'token', path: 'password' },
      ],
    ],
    ['a token', GitCredentials.token({ secret: SECRET }), [{ key: 'token', path: 'password' }]],
    [
      'the files of git',
      GitCredentials.files({ secret: SECRET }),
      [
        { key: '.gitconfig', path: '.gitconfig' },
        { key: '.git-credentials', path: '.git-credentials' },
      ],
    ],
  ])('give %s', (_what, credentials, items) => {
    expect(sourcesOf(credentials)).toEqual([{ secret: { name: 'login', items } }]);
  });

  test('are bound to a workspace with the same files', () => {
    expect(GitCredentials.token({ secret: SECRET }).toWorkspace().toBinding('basic-auth')).toEqual({
      name: 'basic-auth',
      projected: { sources: [{ secret: { name: 'login', items: [{ key: 'token', path: 'password' }] } }] },
    });
  });
});

describe('a GitCloneTask with credentials', () => {
  const ssh = GitCredentials.ssh({ secret: SECRET, knownHosts: true });
  const token = GitCredentials.token({ secret: { name: 'token' }, username: 'x-token-auth' });

  test('mounts them into its step, read-only', () => {
    const { steps, volumes } = taskWith(ssh);

    expect(steps[0]!.volumeMounts).toEqual([{ name: 'git-ssh', mountPath: '/credentials/ssh', readOnly: true }]);
    expect(volumes!.map(({ name }) => name)).toEqual(['git-ssh']);
    expect(envOf(ssh, 'WORKSPACE_SSH_DIRECTORY')).toBe('/credentials/ssh');
    expect(envOf(ssh, 'WORKSPACE_BASIC_AUTH')).toBe('');
  });

  test('takes one for ssh and one for https', () => {
    const both = [ssh, token];

    expect(taskWith(both).volumes!.map(({ name }) => name)).toEqual(['git-ssh', 'git-https']);
    expect(envOf(both, 'WORKSPACE_BASIC_AUTH')).toBe('/credentials/https');
    expect(envOf(both, 'BASIC_AUTH_USERNAME')).toBe('x-token-auth');
  });

  test('has no workspaces for logins', () => {
    expect(taskWith(ssh).workspaces!.map(({ name }) => name)).toEqual(['output', 'ssl-ca-directory']);
  });

  test('mounts nothing that the account of the run brings', () => {
    const { steps, volumes, workspaces } = taskWith(GitCredentials.fromAccount('ssh'));

    expect({ volumes, mounts: steps[0]!.volumeMounts, workspaces: workspaces!.map(({ name }) => name) }).toEqual({
      workspaces: ['output', 'ssl-ca-directory'],
    });
  });

  test('refuses two logins for the same addresses', () => {
    expect(reportOfCall(() => taskWith([token, GitCredentials.basic({ secret: SECRET })]))).toContain(
      'error[credentials-twice]: the task has two logins for https addresses',
    );
  });

  test('refuses an ssh key that trusts no server', () => {
    const unknowing = GitCredentials.ssh({ secret: SECRET });

    expect(reportOfCall(() => taskWith(unknowing))).toContain('error[ssh-without-known-hosts]');
    expect(reportOfCall(() => taskWith(unknowing, { unknownHosts: 'accept' }))).toBe('');
  });
});

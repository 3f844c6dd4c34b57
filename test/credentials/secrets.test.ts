import { Duration } from 'cdk8s';
import {
  ExternalSecret,
  GitCloneTask,
  GitCredentials,
  Registry,
  RegistryWithUi,
  RunAccount,
  SealedSecret,
  UnsafeSecret,
} from 'cdk8s-tekton';
import { filesOf, reportOfCall, testChart, theOnly } from '../helpers/chart';

const store = { kind: 'ClusterSecretStore', name: 'vault' } as const;

describe('ExternalSecret', () => {
  test('makes a key for ssh with the annotation that accounts need', () => {
    const chart = testChart();

    const secret = ExternalSecret.ssh(chart, 'key', {
      store,
      refresh: Duration.minutes(5),
      privateKey: { key: 'ci/git', property: 'private' },
      knownHosts: 'ci/hosts',
      accountHost: 'github.com',
    });

    expect(secret.name).toBe('shop-key');
    expect(theOnly('ExternalSecret', chart)).toMatchObject({
      apiVersion: 'external-secrets.io/v1',
      metadata: { name: 'shop-key', namespace: 'ci' },
      spec: {
        refreshInterval: '5m',
        secretStoreRef: store,
        target: {
          name: 'shop-key',
          template: {
            type: 'kubernetes.io/ssh-auth',
            metadata: { annotations: { 'tekton.dev/git-0': 'github.com' } },
          },
        },
        data: [
          { secretKey: 'ssh-privatekey', remoteRef: { key: 'ci/git', property: 'private' } },
          { secretKey: 'known_hosts', remoteRef: { key: 'ci/hosts' } },
        ],
      },
    });
  });

  test('makes a login for both names of a registry, whatever the password is made of', () => {
    const chart = testChart();
    const registry = new RegistryWithUi(chart, 'registry');

    ExternalSecret.dockerConfig(chart, 'login', { store, registry, username: 'user', password: 'password' });

    const { template } = theOnly('ExternalSecret', chart).spec['target'] as { template: any };
    expect(template).toEqual({
      type: 'kubernetes.io/dockerconfigjson',
      data: {
        '.dockerconfigjson':
          '{"auths":{"shop-registry.ci.svc.cluster.local:5000":{"auth":"{{ printf "%s:%s" .username .password | b64enc }}"},' +
          '"localhost:30500":{"auth":"{{ printf "%s:%s" .username .password | b64enc }}"}}}',
      },
    });
  });

  test('is made in every namespace that needs the Secret', () => {
    const chart = testChart();

    ExternalSecret.basic(chart, 'login', { store, username: 'u', password: 'p', namespaces: ['shop', 'ci'] });

    const made = Object.values(filesOf(chart)).flat();
    expect(made.map(({ metadata }) => [metadata['name'], metadata['namespace']])).toEqual([
      ['shop-login', 'ci'],
      ['shop-login', 'shop'],
    ]);
  });
});

describe('SealedSecret', () => {
  test('holds what kubeseal wrote, for the type that its readers want', () => {
    const chart = testChart();

    SealedSecret.dockerConfig(chart, 'login', { name: 'ghcr', config: 'AgBy3i4OJSWK', scope: 'namespace-wide' });

    expect(theOnly('SealedSecret', chart)).toMatchObject({
      metadata: { name: 'ghcr', annotations: { 'sealedsecrets.bitnami.com/namespace-wide': 'true' } },
      spec: {
        encryptedData: { '.dockerconfigjson': 'AgBy3i4OJSWK' },
        template: {
          type: 'kubernetes.io/dockerconfigjson',
          metadata: { annotations: { 'sealedsecrets.bitnami.com/namespace-wide': 'true' } },
        },
      },
    });
  });

  test('refuses a text that is not encrypted, and does not show it', () => {
    const report = reportOfCall(() =>
      SealedSecret.basic(testChart(), 'login', { username: 'AgB', password: 'ghp_12' }),
    );

    expect(report).toContain('error[unsealed-text]: the text of key "password" is not what kubeseal writes');
    expect(report).not.toContain('ghp_12');
  });
});

test('UnsafeSecret puts a text into the output', () => {
  const chart = testChart();

  UnsafeSecret.dockerConfig(chart, 'login', { registry: Registry.dockerHub(), username: 'ann', password: 'pw' });

  expect(theOnly('Secret', chart)).toMatchObject({
    type: 'kubernetes.io/dockerconfigjson',
    stringData: { '.dockerconfigjson': '{"auths":{"https://index.docker.io/v1/":{"auth":"YW5uOnB3"}}}' },
  });
});

test('a RunAccount has its Secrets and no token', () => {
  const chart = testChart();

  new RunAccount(chart, 'runs', { secrets: [{ name: 'git' }], imagePullSecrets: [{ name: 'ghcr' }] });

  expect(theOnly('ServiceAccount', chart)).toMatchObject({
    metadata: { name: 'shop-runs' },
    automountServiceAccountToken: false,
    secrets: [{ name: 'git' }],
    imagePullSecrets: [{ name: 'ghcr' }],
  });
});

describe('a GitHub App', () => {
  const app = { appId: 12, installationId: '34', privateKey: { name: 'github-app' } };

  test('has External Secrets make a token that may only read, and the task takes that alone', () => {
    const chart = testChart();
    const credentials = GitCredentials.githubApp(chart, 'github', { ...app, repositories: ['mountains'] });
    const clone = new GitCloneTask(chart, 'clone', { credentials });

    expect(theOnly('GithubAccessToken', chart)).toMatchObject({
      apiVersion: 'generators.external-secrets.io/v1alpha1',
      metadata: { name: 'shop-github', namespace: 'ci' },
      spec: {
        appID: '12',
        installID: '34',
        repositories: ['mountains'],
        permissions: { contents: 'read' },
        auth: { privateKey: { secretRef: { name: 'github-app', key: 'privateKey' } } },
      },
    });
    expect(theOnly('ExternalSecret', chart)).toMatchObject({
      metadata: { name: 'shop-github', namespace: 'ci' },
      spec: {
        refreshInterval: '15m',
        target: { name: 'shop-github' },
        dataFrom: [
          {
            sourceRef: {
              generatorRef: {
                apiVersion: 'generators.external-secrets.io/v1alpha1',
                kind: 'GithubAccessToken',
                name: 'shop-github',
              },
            },
          },
        ],
      },
    });
    expect(clone.spec.volumes).toEqual([
      {
        name: 'git-https',
        projected: { sources: [{ secret: { name: 'shop-github', items: [{ key: 'token', path: 'password' }] } }] },
      },
    ]);
    expect(clone.spec.steps[0]!.env).toContainEqual({ name: 'BASIC_AUTH_USERNAME', value: 'x-access-token' });
  });

  test('is refused where its token would expire before there is another', () => {
    const chart = testChart();

    expect(
      reportOfCall(() => GitCredentials.githubApp(chart, 'github', { ...app, refresh: Duration.hours(1) })),
    ).toContain('error[token-expires-first]: a token of a GitHub App lives one hour, and the next one comes after 1h');
  });
});

describe('what Tekton is told of the host', () => {
  const store = { name: 'vault' };
  test.each(['https://github.com', 'git@github.com', 'github.com?a=b'])('%s is none for a key', (accountHost) => {
    const make = () => ExternalSecret.ssh(testChart(), 'key', { store, privateKey: 'a', accountHost });

    expect(make).toThrow(`accountHost "${accountHost}" fits no address of git`);
  });

  test('github.com is none for a password', () => {
    const login = { username: 'a', password: 'b', accountHost: 'github.com' };

    expect(() => UnsafeSecret.basic(testChart(), 'login', login)).toThrow('accountHost "github.com" fits no address');
  });

  test.each(['git.example.com:2222', 'github.com/acme/shop'])('%s is one for a key', (accountHost) => {
    expect(() => UnsafeSecret.ssh(testChart(), 'key', { privateKey: 'a', accountHost })).not.toThrow();
  });
});

test.each(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'https://index.docker.io/v1/', 'https://docker.io'])(
  'a login of %s stands where builders look for it',
  (registry) => {
    const chart = testChart();
    UnsafeSecret.dockerConfig(chart, 'login', { registry, username: 'ann', password: 'pw' });

    const { stringData } = theOnly('Secret', chart) as { stringData?: Record<string, string> };
    const { auths } = JSON.parse(stringData?.['.dockerconfigjson'] ?? '') as { auths: object };
    expect(Object.keys(auths)).toEqual(['https://index.docker.io/v1/']);
  },
);

test.each(['hunter2', 'wJalrXUtnFEMIK7MDENG', 'admin'])('%s is not what kubeseal writes', (password) => {
  const make = () => SealedSecret.basic(testChart(), 'login', { username: 'AgBy3i4OJSWK', password });

  expect(make).toThrow('the text of key "password" is not what kubeseal writes');
});

import { Size } from 'cdk8s';
import {
  GitCloneTask,
  GitCredentials,
  GitHubEvents,
  KanikoBuildTask,
  param,
  Pipeline,
  PipelineRun,
  Registry,
  RegistryCredentials,
  RegistryWithUi,
  RunAccount,
  Schedule,
  secret,
  TaskRun,
  volumeClaim,
  workspace,
  type GitCloneTaskProps,
  type INamed,
  type IRegistry,
  type KanikoBuildTaskProps,
  type PipelineApp,
  type PipelineChart,
  type StringRef,
} from 'cdk8s-tekton';
import { synthesize } from '../../src/core/app/synthesis';
import { refuses } from '../helpers/reports';
import { filesOf, reportOf, testChart } from '../helpers/chart';

const SSH = 'git@github.com:acme/shop.git';
const KEY = GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: true });

interface Cloning {
  readonly url: string;
  readonly credentials?: GitCloneTaskProps['credentials'];
  readonly account?: (chart: PipelineChart) => INamed;
}

function clonePipeline(chart: PipelineChart, credentials?: GitCloneTaskProps['credentials']) {
  const pipeline = new Pipeline(chart, 'delivery', {
    params: { url: param.string() },
    workspaces: { source: workspace() },
    run: { workspaces: { source: volumeClaim(Size.gibibytes(1)) } },
  });
  const { params, workspaces } = pipeline;
  const clone = new GitCloneTask(chart, 'clone', { credentials });
  pipeline.addTask('clone', clone, { params, workspaces: { output: workspaces.source } });
  return pipeline;
}

function cloning({ url, credentials, account }: Cloning): PipelineChart {
  const chart = testChart();
  const pipeline = clonePipeline(chart, credentials);
  new PipelineRun(chart, 'run', { pipeline, params: { url }, serviceAccount: account?.(chart) });
  return chart;
}

describe('an ssh address', () => {
  refuses(
    'needs a key, wherever the address comes from',
    (chart) => {
      const pipeline = new Pipeline(chart, 'delivery', {
        params: { url: param.string() },
        workspaces: { source: workspace() },
      });
      const { params, workspaces } = pipeline;
      pipeline.addTask('clone', new GitCloneTask(chart, 'clone'), {
        params,
        workspaces: { output: workspaces.source },
      });
      const source = volumeClaim(Size.gibibytes(1));
      new PipelineRun(chart, 'run', { pipeline, params: { url: SSH }, workspaces: { source } }); /* here */
      filesOf(chart);
    },
    `
      error[ssh-url-without-key]: git url "git@github.com:acme/shop.git" needs an ssh key and task "clone" has none
        at shop/run › params.url                             HERE
        help: give the GitCloneTask one: credentials: GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: true })
        help: or use https://github.com/acme/shop.git
    `,
  );

  test.each<[string, Cloning]>([
    ['a key of its own', { url: SSH, credentials: KEY }],
    ['one that the account is said to have', { url: SSH, credentials: GitCredentials.fromAccount('ssh') }],
    ['an account that nobody knows', { url: SSH, account: () => ({ name: 'existing' }) }],
    [
      'an account with Secrets',
      { url: SSH, account: (chart) => new RunAccount(chart, 'account', { secrets: [{ name: 'git' }] }) },
    ],
    ['no ssh address', { url: 'https://github.com/acme/shop.git' }],
  ])('is not missed with %s', (_what, given) => {
    expect(reportOf(cloning(given))).toBe('');
  });

  test.each<[string, Cloning]>([
    ['ssh://git@example.com/shop.git', { url: 'ssh://git@example.com/shop.git' }],
    ['a token only', { url: SSH, credentials: GitCredentials.token({ secret: { name: 'token' } }) }],
    ['an account without Secrets', { url: SSH, account: (chart) => new RunAccount(chart, 'account') }],
  ])('is refused with %s', (_what, given) => {
    expect(reportOf(cloning(given))).toContain('error[ssh-url-without-key]');
  });

  refuses(
    'needs a key when an event gives the address',
    (chart) => {
      const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' } });
      hub.onPush(clonePipeline(chart), {}, ({ event }) => ({ url: event.sshUrl })); /* here */
      filesOf(chart);
    },
    `
      error[ssh-url-without-key]: git url "$(tt.params.sshUrl)" needs an ssh key and task "clone" has none
        at shop/hub/delivery-push › params.url               HERE
        help: give the GitCloneTask one: credentials: GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: true })
        help: or use event.cloneUrl
    `,
  );

  refuses(
    'needs a key on a schedule',
    (chart) => {
      const pipeline = clonePipeline(chart);
      new Schedule(chart, 'nightly', { pipeline, params: { url: SSH }, cron: '@daily' }); /* here */
      filesOf(chart);
    },
    `
      error[ssh-url-without-key]: git url "git@github.com:acme/shop.git" needs an ssh key and task "clone" has none
        at shop/nightly › params.url                         HERE
        help: give the GitCloneTask one: credentials: GitCredentials.ssh({ secret: { name: 'deploy-key' }, knownHosts: true })
        help: or use https://github.com/acme/shop.git
    `,
  );

  type Push = Readonly<Record<'cloneUrl' | 'sshUrl' | 'repository', StringRef>>;
  test.each<[string, (event: Push) => StringRef | string, GitCloneTaskProps['credentials'], string[]]>([
    ['an ssh address with a key', ({ sshUrl }) => sshUrl, KEY, []],
    ['an https address', ({ cloneUrl }) => cloneUrl, undefined, []],
    [
      'an ssh address made of parts',
      ({ repository }) => `git@example.com:${repository}`,
      undefined,
      ['ssh-url-without-key'],
    ],
    ['an https address made of parts', ({ repository }) => `https://example.com/${repository}`, undefined, []],
    ['an https address with a key only', ({ cloneUrl }) => cloneUrl, KEY, ['https-url-with-key']],
  ])('of an event: %s', (_what, url, credentials, rules) => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' } });
    hub.onPush(clonePipeline(chart, credentials), {}, ({ event }) => ({ url: url(event) }));

    const { diagnostics } = synthesize(chart.node.root as PipelineApp);

    expect(diagnostics.map(({ rule }) => rule).filter((rule) => rule.includes('url'))).toEqual(rules);
  });

  test('of an event is not missed when the account of the trigger has Secrets', () => {
    const chart = testChart();
    const serviceAccount = new RunAccount(chart, 'account', { secrets: [{ name: 'git' }] });
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' } });
    hub.onPush(clonePipeline(chart), { serviceAccount }, ({ event }) => ({ url: event.sshUrl }));

    expect(reportOf(chart)).toBe('');
  });

  test('is looked at in a TaskRun too, where a workspace may bring the key', () => {
    const chart = testChart();
    const task = new GitCloneTask(chart, 'clone');
    const output = volumeClaim(Size.gibibytes(1));
    const params = { url: SSH };

    new TaskRun(chart, 'with', { task, params, workspaces: { output, 'ssh-directory': secret({ name: 'key' }) } });
    expect(reportOf(chart)).toBe('');
    new TaskRun(chart, 'without', { task, params, workspaces: { output } });
    expect(reportOf(chart)).toContain('error[ssh-url-without-key]');
  });
});

test('a Secret that comes as files and by the account is refused', () => {
  const chart = cloning({
    url: SSH,
    credentials: KEY,
    account: (scope) => new RunAccount(scope, 'account', { secrets: [{ name: 'deploy-key' }] }),
  });

  expect(reportOf(chart)).toContain(
    'error[credentials-twice]: Secret "deploy-key" reaches task "clone" as files of its own and by the account of the run',
  );
});

describe('a registry that wants a login', () => {
  const build = (
    registryOf: (chart: PipelineChart) => IRegistry,
    props: Pick<KanikoBuildTaskProps, 'credentials' | 'push'> = {},
  ) => {
    const chart = testChart();
    const registry = registryOf(chart);
    const pipeline = new Pipeline(chart, 'images', {
      workspaces: { source: workspace() },
      run: { workspaces: { source: volumeClaim(Size.gibibytes(1)) } },
    });
    pipeline.addTask('build', new KanikoBuildTask(chart, 'build', { registry, ...props }), {
      params: { image: registry.image('shop', '1') },
      workspaces: { source: pipeline.workspaces.source },
    });
    new PipelineRun(chart, 'run', { pipeline });
    return reportOf(chart);
  };
  const credentials = RegistryCredentials.dockerConfig({ secret: { name: 'login' } });

  test.each<[string, (chart: PipelineChart) => IRegistry]>([
    ['ghcr.io', () => Registry.ghcr('acme')],
    ['Docker Hub', () => Registry.dockerHub('acme')],
    [
      'a RegistryWithUi with htpasswd',
      (chart) => new RegistryWithUi(chart, 'registry', { htpasswd: { name: 'users' } }),
    ],
  ])('is not pushed to without one: %s', (_what, registry) => {
    expect(build(registry)).toContain('error[registry-without-login]');
    expect(build(registry, { credentials })).toBe('');
    expect(build(registry, { credentials: RegistryCredentials.fromAccount() })).toBe('');
    expect(build(registry, { push: false })).toBe('');
  });

  test.each<[string, (chart: PipelineChart) => IRegistry]>([
    ['of a cloud', () => Registry.fromHost('1.dkr.ecr.eu-central-1.amazonaws.com')],
    ['with a login', () => Registry.ghcr('acme', { credentials })],
    ['without htpasswd', (chart) => new RegistryWithUi(chart, 'registry')],
  ])('is none %s', (_what, registry) => {
    expect(build(registry)).toBe('');
  });
});

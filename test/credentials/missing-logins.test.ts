import { Size } from 'cdk8s';
import {
  ExternalSecret,
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
  SealedSecret,
  secret,
  TaskRun,
  UnsafeSecret,
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
import { filesOf, reportOf, reportOfCall, testChart } from '../helpers/chart';

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
    [
      'one that an account is said to have that nobody knows',
      { url: SSH, credentials: GitCredentials.fromAccount('ssh'), account: () => ({ name: 'existing' }) },
    ],
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
    secrets?: (chart: PipelineChart) => readonly INamed[],
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
    const serviceAccount = secrets && new RunAccount(chart, 'account', { secrets: secrets(chart) });
    new PipelineRun(chart, 'run', { pipeline, serviceAccount });
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
    expect(build(registry, { credentials: RegistryCredentials.fromAccount() })).toContain(
      'error[account-without-login]',
    );
    expect(build(registry, { push: false })).toBe('');
  });

  test.each<[string, (chart: PipelineChart) => IRegistry]>([
    ['of a cloud', () => Registry.fromHost('1.dkr.ecr.eu-central-1.amazonaws.com')],
    ['with a login', () => Registry.ghcr('acme', { credentials })],
    ['without htpasswd', (chart) => new RegistryWithUi(chart, 'registry')],
  ])('is none %s', (_what, registry) => {
    expect(build(registry)).toBe('');
  });

  test('takes one from the account that has one', () => {
    const fromAccount = { credentials: RegistryCredentials.fromAccount() };
    const ghcr = () => Registry.ghcr('acme');

    expect(build(ghcr, fromAccount, () => [{ name: 'existing' }])).toBe('');
    expect(build(ghcr, fromAccount, (chart) => [login(chart)])).toBe('');
    expect(build(ghcr, fromAccount, (chart) => [key(chart, 'key', 'github.com')])).toContain(
      'error[account-without-login]: task "build" takes its login of registries from the account of the run, which has none',
    );
  });
});

describe('a login of git from an account of the program', () => {
  const fromAccount = (url: string, ...secrets: ((chart: PipelineChart) => INamed)[]) =>
    reportOf(
      cloning({
        url,
        credentials: GitCredentials.fromAccount(url.startsWith('https') ? 'https' : 'ssh'),
        account: (chart) => new RunAccount(chart, 'account', { secrets: secrets.map((make) => make(chart)) }),
      }),
    );

  test.each<[string, string, (chart: PipelineChart) => INamed]>([
    ['a Secret that exists', SSH, () => ({ name: 'git' })],
    ['a key for the host', SSH, (chart) => key(chart, 'key', 'github.com')],
    ['a key for the repository', SSH, (chart) => key(chart, 'key', 'GitHub.com:22/acme/shop')],
    ['a password for the host', 'https://github.com/acme/shop', (chart) => password(chart, 'https://github.com')],
  ])('is there: %s', (_what, url, make) => {
    expect(fromAccount(url, make)).toBe('');
  });

  test.each<[string, string, ((chart: PipelineChart) => INamed)[], string]>([
    ['no Secrets', SSH, [], 'which has none'],
    ['a key for no host', SSH, [(chart) => key(chart, 'key')], 'which has none'],
    ['a password only', SSH, [(chart) => password(chart, 'https://github.com')], 'which has none'],
    [
      'a key for another host',
      SSH,
      [(chart) => key(chart, 'key', 'gitlab.com')],
      'which has none for the host of "git@github.com:acme/shop.git", only for "gitlab.com"',
    ],
    [
      'a password for another host',
      'https://github.com/acme/shop',
      [(chart) => password(chart, 'https://gitlab.com')],
      'which has none for the host of "https://github.com/acme/shop", only for "https://gitlab.com"',
    ],
  ])('is missing: %s', (_what, url, secrets, says) => {
    const said = fromAccount(url, ...secrets);
    expect(said).toContain('error[account-without-login]: task "clone" takes its ');
    expect(said).toContain(says);
  });

  test('is missing whoever gives the address', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' } });
    hub.onPush(clonePipeline(chart, GitCredentials.fromAccount('ssh')), {}, ({ event }) => ({ url: event.sshUrl }));

    expect(reportOf(chart)).toContain('error[account-without-login]');
  });

  test('does not help an ssh address when it is known to be no key', () => {
    const account = (chart: PipelineChart): INamed => new RunAccount(chart, 'account', { secrets: [login(chart)] });

    expect(reportOf(cloning({ url: SSH, account }))).toContain('error[ssh-url-without-key]');
  });
});

describe('a pipeline in a pipeline', () => {
  /** A run of a pipeline that runs one that clones, with the address fixed or handed down. */
  function below(credentials: GitCloneTaskProps['credentials'] | undefined, handsDown: boolean): PipelineChart {
    const chart = testChart({ version: '1.15', features: { 'enable-api-fields': 'alpha' } });
    const inner = clonePipeline(chart, credentials);
    const outer = new Pipeline(chart, 'outer', {
      params: { url: param.string() },
      workspaces: { source: workspace() },
    });
    const { params, workspaces } = outer;
    outer.addPipeline('inner', inner, { params: handsDown ? params : { url: SSH }, workspaces });
    new PipelineRun(chart, 'run', {
      pipeline: outer,
      params: { url: handsDown ? SSH : 'https://github.com/acme/shop' },
      workspaces: { source: volumeClaim(Size.gibibytes(1)) },
    });
    return chart;
  }

  test.each([
    ['is given', false],
    ['hands down', true],
  ])('has no key for an ssh address that it %s', (_how, handsDown) => {
    expect(reportOf(below(undefined, handsDown)).match(/error\[ssh-url-without-key\]/g)).toHaveLength(1);
  });

  test('has the key that its task has', () => {
    expect(reportOf(below(KEY, true))).toBe('');
  });
});

describe('an ssh address in a pipeline that nothing runs', () => {
  const unrun = (props: GitCloneTaskProps = {}, run: { serviceAccount?: INamed } = {}) => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'delivery', { workspaces: { source: workspace() }, run });
    pipeline.addTask('clone', new GitCloneTask(chart, 'clone', props), {
      params: { url: SSH },
      workspaces: { output: pipeline.workspaces.source },
    });
    return { chart, pipeline };
  };
  const found = (chart: PipelineChart) =>
    synthesize(chart.node.root as PipelineApp).diagnostics.map(({ rule, severity }) => `${severity} ${rule}`);

  test('is likely to miss its key', () => {
    const { chart } = unrun();
    const [only, ...others] = synthesize(chart.node.root as PipelineApp).diagnostics;

    expect(others).toEqual([]);
    expect(only).toMatchObject({
      rule: 'ssh-url-without-key',
      severity: 'warning',
      message: 'git url "git@github.com:acme/shop.git" needs an ssh key and task "clone" has none',
      at: { construct: 'shop/delivery', field: 'tasks[0] "clone" › params.url' },
      help: expect.arrayContaining([
        "or, if the account of the run brings it, say GitCredentials.fromAccount('ssh')",
      ]) as string[],
    });
  });

  test('also when a default says it', () => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'delivery', {
      params: { url: param.string({ default: SSH }) },
      workspaces: { source: workspace() },
    });
    const { params, workspaces } = pipeline;
    pipeline.addTask('clone', new GitCloneTask(chart, 'clone'), { params, workspaces: { output: workspaces.source } });

    expect(found(chart)).toEqual(['warning ssh-url-without-key']);
  });

  test('has one, or is told to', () => {
    expect(found(unrun({ credentials: KEY }).chart)).toEqual([]);
    expect(found(unrun({ credentials: GitCredentials.fromAccount('ssh') }).chart)).toEqual([]);
    expect(found(unrun({}, { serviceAccount: { name: 'existing' } }).chart)).toEqual([]);
  });

  test('misses it for certain when the account of all its runs is known', () => {
    const chart = testChart();
    const serviceAccount = new RunAccount(chart, 'account');
    const pipeline = new Pipeline(chart, 'delivery', { workspaces: { source: workspace() }, run: { serviceAccount } });
    pipeline.addTask('clone', new GitCloneTask(chart, 'clone'), {
      params: { url: SSH },
      workspaces: { output: pipeline.workspaces.source },
    });

    expect(found(chart)).toEqual(['error ssh-url-without-key']);
  });

  test('is reported once, where the run is, when a trigger runs it', () => {
    const { chart, pipeline } = unrun();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' } });
    hub.onPush(pipeline, { workspaces: { source: volumeClaim(Size.gibibytes(1)) } });

    expect(found(chart)).toEqual(['error ssh-url-without-key']);
  });
});

describe('two Secrets of one account', () => {
  refuses(
    'are refused for one host, with the places of both',
    (chart) => {
      const login = (id: string) => (accountHost: string) =>
        ExternalSecret.ssh(chart, id, { store, privateKey: id, accountHost }); /* there */
      const secrets = [{ name: 'other' }, login('first')('github.com'), login('second')('github.com:22')];
      new RunAccount(chart, 'runs', { secrets }); /* here */
    },
    `
      error[account-host-twice]: the account has two logins for "github.com:22": Secrets "shop-first" and "shop-second"
        at shop/runs › secrets[2]                            HERE
        note: accountHost "github.com" of Secret "shop-first" at shop/first, THERE
        note: accountHost "github.com:22" of Secret "shop-second" at shop/second, THERE
        help: say the repository that each is for: accountHost: "github.com:22/acme/shop"
        help: or give the login to the task that needs it: credentials of the GitCloneTask
    `,
  );

  test.each<[string, (chart: PipelineChart) => INamed[], boolean]>([
    ['passwords for one host', (chart) => [password(chart, 'https://a.b'), basic(chart, 'https://A.b/')], true],
    ['keys for two repositories', (chart) => [key(chart, 'x', 'a.b/x'), key(chart, 'y', 'a.b/y')], false],
    ['keys for a host and a repository of it', (chart) => [key(chart, 'x', 'a.b'), key(chart, 'y', 'a.b/y')], false],
    ['keys for two ports', (chart) => [key(chart, 'x', 'a.b'), key(chart, 'y', 'a.b:2222')], false],
    ['a key and a password for one host', (chart) => [key(chart, 'x', 'a.b'), password(chart, 'https://a.b')], false],
    ['Secrets that no account uses for git', (chart) => [login(chart), key(chart, 'x')], false],
  ])('%s', (_what, secrets, refused) => {
    const chart = testChart();
    const said = reportOfCall(() => new RunAccount(chart, 'runs', { secrets: secrets(chart) }));
    expect(said.includes('error[account-host-twice]')).toBe(refused);
  });

  test('may be one that is named twice', () => {
    const chart = testChart();
    const secret = key(chart, 'key', 'github.com');
    new RunAccount(chart, 'runs', { secrets: [secret, secret] });
    expect(reportOf(chart)).toBe('');
  });
});

const store = { name: 'vault' };

function key(chart: PipelineChart, id: string, accountHost?: string): INamed {
  return ExternalSecret.ssh(chart, id, { store, privateKey: 'ci/key', accountHost });
}

function password(chart: PipelineChart, accountHost: string): INamed {
  return SealedSecret.basic(chart, 'password', { username: 'AgBy3i4OJSWK', password: 'AgCqoHtvVfZh', accountHost });
}

function basic(chart: PipelineChart, accountHost: string): INamed {
  return UnsafeSecret.basic(chart, 'basic', { username: 'git', password: 'only-a-test', accountHost });
}

function login(chart: PipelineChart): INamed {
  return ExternalSecret.dockerConfig(chart, 'login', { store, registry: 'ghcr.io', username: 'u', password: 'p' });
}

// Values of another type than the option takes: what a program in JavaScript may give, and what `any` hides.
import * as library from 'cdk8s-tekton';
import type { PipelineChart } from 'cdk8s-tekton';
import { reportOfCall, testChart } from '../../helpers/chart';
import { refuses } from '../../helpers/reports';

const { GitCloneTask, ListenerExposure, param, Pipeline, Registry, result, SealedSecret, Task, UnsafeSecret } = library;

const image = `alpine:3.21@sha256:${'0'.repeat(64)}`;
const step = { name: 'work', image, script: 'true' };
const secret = { name: 'login' };

describe('a value of another type', () => {
  refuses(
    'is shown with what is taken',
    (chart) => /* here */ new GitCloneTask(chart, 'clone', { depth: '1' as never }),
    `
      error[value-type]: depth of a GitCloneTask is "1", and not a number
        at shop/clone › depth                                HERE
        help: write depth: 1`,
  );
  refuses(
    'is found inside of a list',
    (chart) => /* here */ new GitCloneTask(chart, 'clone', { submodulePaths: ['web', 5 as never] }),
    `
      error[value-type]: submodulePaths[1] of a GitCloneTask is the number 5, and not a text
        at shop/clone › submodulePaths[1]                    HERE
        help: write submodulePaths[1]: '…'`,
  );
  refuses(
    'is found where a word of a list may stand as well',
    (chart) => /* here */ new GitCloneTask(chart, 'clone', { user: 'root' as never }),
    `
      error[unknown-value]: user of a GitCloneTask is "root", and not a number or 'cluster'
        at shop/clone › user                                 HERE
        help: write user: 1 or 'cluster'`,
  );
  refuses(
    'is not shown where it may be a secret',
    (chart) => /* here */ UnsafeSecret.basic(chart, 's', { username: 'git', password: 12_345 as never }),
    `
      error[value-type]: password of UnsafeSecret.basic is a number, and not a text
        at password                                          HERE
        help: write password: '…'`,
  );
  refuses(
    'is told from one that is missing',
    (chart) => /* here */ new SealedSecret(chart, 's', {} as never),
    `
      error[missing-argument]: a SealedSecret needs "data", and is given none
        at shop/s                                            HERE
        help: write data: { key: '…' }`,
  );
  refuses(
    'is null, which is not the same as nothing',
    (chart) => /* here */ new Task(chart, 't', { params: null as never, steps: [step] }),
    `
      error[value-type]: params of a Task is null
        at shop/t › params                                   HERE
        help: leave params out, or give undefined`,
  );
  refuses(
    'is an argument of a function',
    () => /* here */ Registry.ghcr(5 as never),
    `
      error[value-type]: owner of Registry.ghcr is the number 5, and not a text
        at owner                                             HERE
        help: write owner: '…'`,
  );
  test('may be one that cdk8s asks for when it writes', () => {
    const later = { produce: () => 'git' };

    const report = reportOfCall(() => new GitCloneTask(testChart(), 'clone', { revision: later as never }));

    expect(report).toBe('');
  });
});

type Program = (chart: PipelineChart) => unknown;

function make(name: keyof typeof library, props: unknown): Program {
  const Made = library[name] as unknown as new (chart: PipelineChart, id: string, props: unknown) => unknown;
  return (chart) => new Made(chart, 'made', props);
}

/** A registry that is reached so. */
function connected(connection: object): Program {
  return () => Registry.fromHost('registry.example.com', { connection: connection as never });
}

/** What ended in a TypeError, or in YAML that no cluster takes. */
const PROGRAMS: readonly (readonly [string, Program, string])[] = [
  ['no props of a hub', make('GitHubEvents', undefined), 'missing-argument'],
  ['no props of a hub of your own', make('WebhookEvents', undefined), 'missing-argument'],
  ['no props of a hub of CloudEvents', make('CloudEvents', undefined), 'missing-argument'],
  ['null for props of a chart', make('PipelineChart', null), 'missing-argument'],
  ['a text for a Secret of a run', make('RunAccount', { secrets: ['git'] }), 'not-named'],
  ['a text for credentials', make('GitCloneTask', { credentials: 'git' }), 'value-type'],
  ['a transport that there is not', make('GitCloneTask', { transports: ['ftp'] }), 'unknown-value'],
  ['a user of a deployment that is a word', make('DeployTask', { user: 'root' }), 'unknown-value'],
  ['a text for a registry', make('KanikoBuildTask', { registry: 'ghcr.io' }), 'value-type'],
  ['a number for the text of a script', make('Task', { steps: [{ ...step, script: 5 }] }), 'value-type'],
  ['a path of output that is missing', make('Task', { steps: [{ ...step, stdoutConfig: {} }] }), 'missing-argument'],
  ['a condition that is a map', make('Task', { steps: [{ ...step, when: [{}] }] }), 'value-type'],
  ['a name of an image that there is not', () => param.string({ imageName: 'node' as never }), 'unknown-value'],
  ['keys that are one text', () => param.object('url' as never), 'not-a-list'],
  ['keys of a result that are missing', () => result.object(undefined as never), 'not-a-list'],
  ['values of a condition that are one text', () => library.when.isIn('main', 'main' as never), 'not-a-list'],
  ['a script that is nothing', () => library.raw(undefined as never), 'value-type'],
  ['a custom task that is nothing', () => Task.fromCustomTask(undefined as never), 'missing-argument'],
  ['a step that is nothing', () => library.step(undefined as never), 'value-type'],
  ['a sidecar without a name', make('Task', { steps: [step], sidecars: [{ image }] }), 'missing-argument'],
  ['an image of a template that is a map', make('Task', { steps: [step], stepTemplate: { image: {} } }), 'value-type'],
  ['null for labels', make('Task', { steps: [step], labels: null }), 'value-type'],
  [
    'a number for the account of a run',
    make('TaskRun', { task: Task.fromName('lint'), serviceAccount: 5 }),
    'not-named',
  ],
  ['a number for params of a run', make('PipelineRun', { pipeline: Pipeline.fromName('p'), params: 5 }), 'value-type'],
  ['a task without a name', () => Task.fromName(undefined as never), 'value-type'],
  ['a pipeline without a name', () => Pipeline.fromName(undefined as never), 'value-type'],
  ['a file without a path', (chart) => Task.fromFile(chart, 'file', undefined as never), 'value-type'],
  ['objects of a cluster that are none', make('DeployTask', { clusterKinds: [{}] }), 'missing-argument'],
  [
    'objects of a cluster without names',
    make('DeployTask', { clusterKinds: [{ kind: 'Namespace' }] }),
    'missing-argument',
  ],
  [
    'one name of an object of the cluster, and no list',
    make('DeployTask', { clusterKinds: [{ kind: 'Namespace', names: 'shop' }] }),
    'not-a-list',
  ],
  [
    'a kind without its group',
    make('DeployTask', { kinds: [{ kind: 'Widget', resource: 'widgets' }] }),
    'missing-argument',
  ],
  ['a misspelt key of a kind', make('DeployTask', { kinds: [{ kind: 'Widget', group: 'a.io' }] }), 'unknown-key'],
  ['a connection without a kind', connected({}), 'missing-argument'],
  ['a connection of no kind that there is', connected({ kind: 'tls' }), 'unknown-value'],
  ['an authority without TLS', connected({ kind: 'http', authority: {} }), 'unknown-key'],
  ['an authority that nobody asks', connected({ kind: 'https', unverified: true, authority: {} }), 'unknown-key'],
  [
    'an authority without a key',
    connected({ kind: 'https', authority: { configMap: { name: 'ca' } } }),
    'missing-argument',
  ],
  [
    'the name of an authority, and no ConfigMap',
    connected({ kind: 'https', authority: { configMap: 'ca', key: 'ca.crt' } }),
    'not-named',
  ],
  ['a misspelt key of an authority', connected({ kind: 'https', authority: { config: 'ca' } }), 'unknown-key'],
  ['a word for true', connected({ kind: 'https', unverified: 'yes' }), 'value-type'],
  ['a name of nodes that is missing', () => library.RegistryExposure.clusterIp({} as never), 'missing-argument'],
  ['null for params of a task', matrix({ matrix: { version: ['1'] }, params: null }), 'value-type'],
  [
    'a result without a name',
    (chart) => {
      new Pipeline(chart, 'p').addResult(undefined as never, {} as never);
    },
    'value-type',
  ],
  ['combinations of a matrix that are no list', matrix({ include: {} }), 'not-a-list'],
  ['a combination of a matrix without params', matrix({ include: [{ name: 'a' }] }), 'missing-argument'],
  ['a matrix that is a list', matrix({ matrix: ['a'] }), 'value-type'],
  [
    'settings of a task without the task',
    (chart) => {
      const pipeline = Pipeline.fromName('delivery');
      new library.PipelineRun(chart, 'run', { pipeline, taskRunSpecs: [{}] as never });
    },
    'missing-argument',
  ],
  ['a word for semver', hook('onTag', { semver: 'major' }), 'unknown-value'],
  ['a word for who may comment', hook('onComment', { command: '/deploy', from: 'owners' }), 'unknown-value'],
  ['a number for a branch', hook('onPush', { branch: 5 }), 'value-type'],
  [
    'a map for the function that gives the params of a run',
    (chart) => {
      const hub = new library.GitHubEvents(chart, 'hub', { secret });
      hub.onPush(Pipeline.fromName('delivery'), { branch: 'main' }, { revision: 'main' } as never);
    },
    'value-type',
  ],
  ['a delivery that there is not', make('PipelineChart', { tasks: 'inlined' }), 'unknown-value'],
  ['a gateway without a name', () => ListenerExposure.httpRoute({ gateway: {} as never }), 'missing-argument'],
  [
    'a token of a resolver without its key',
    () => Task.fromResolver({ git: { url: 'https://a', revision: 'b', pathInRepo: 'c', token: { secret } as never } }),
    'missing-argument',
  ],
  [
    'a params of a reference that are no declarations',
    () => Task.fromName('lint', { params: { a: 'string' } as never }),
    'not-a-declaration',
  ],
];

function matrix(options: object): Program {
  return (chart) => {
    const params = { version: param.string() };
    const task = new Task(chart, 't', { params, steps: ({ params: { version } }) => [{ ...step, env: { version } }] });
    new Pipeline(chart, 'p').addMatrix('t', task, options as never);
  };
}

function hook(event: 'onPush' | 'onTag' | 'onComment', filter: object): Program {
  return (chart) => {
    const hub = new library.GitHubEvents(chart, 'hub', { secret });
    (hub[event] as (pipeline: unknown, filter: object) => unknown)(Pipeline.fromName('delivery'), filter);
  };
}

test.each(PROGRAMS)('%s is refused', (_name, program, rule) => {
  expect(reportOfCall(() => program(testChart()))).toMatch(new RegExp(`^error\\[${rule}\\]`));
});

import { GiteaEvents, GitHubEvents, GitLabEvents, param, Pipeline, type PipelineChart, sh, Task } from '../../../src';
import { filesOf, testChart } from '../../helpers/chart';

const pipelinesAsCode = { url: 'https://github.com/acme/mountains' };
const API = 'pipelinesascode.tekton.dev';

function setUp(chart: PipelineChart) {
  const build = new Task(chart, 'build', {
    params: { revision: param.string() },
    serviceAccount: { name: 'builder' },
    steps: ({ params }) => [{ name: 'build', image: 'alpine:3.21', script: sh`echo ${params.revision}` }],
  });
  const pipeline = new Pipeline(chart, 'delivery', { params: { revision: param.string() } });
  pipeline.addTask('build', build, { params: pipeline.params });
  return pipeline;
}

const runs = (chart: PipelineChart): any[] => filesOf(chart)['.tekton/shop.k8s.yaml'] ?? [];
const celOf = (chart: PipelineChart): string => runs(chart)[0].metadata.annotations[`${API}/on-cel-expression`];

test('a push becomes a run with everything inside, and a Repository in place of the listener', () => {
  const chart = testChart();
  const pipeline = setUp(chart);
  const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });
  hub.onPush(pipeline, { branch: 'main', paths: { include: 'src/**', exclude: '**/*.md' } }, ({ event }) => ({
    revision: event.sha,
  }));

  const files = filesOf(chart);
  const [run, ...others] = runs(chart);

  expect(others).toEqual([]);
  expect(files['shop.k8s.yaml']!.map(({ kind }) => kind)).toEqual(['Task', 'Pipeline', 'Repository', 'ServiceAccount']);
  expect(files['shop.k8s.yaml']![2]!.spec).toEqual({ url: 'https://github.com/acme/mountains' });
  expect(run.metadata).toEqual({
    generateName: 'shop-hub-delivery-push-',
    namespace: 'ci',
    annotations: {
      [`${API}/on-cel-expression`]: [
        "event == 'push'",
        "body.ref.startsWith('refs/heads/')",
        "!body.after.matches('^0+$')",
        "body.ref.matches('^refs/heads/(?:main)$')",
        "!event_title.matches('(?i)\\\\[(skip ci|ci skip|no ci)\\\\]')",
        "files.all.exists(f, f.matches('^(?:src/.*)$') && !f.matches('^(?:(?:.*/)?[^/]*\\\\.md)$'))",
      ].join(' && '),
    },
  });
  expect(run.spec).toMatchObject({
    pipelineSpec: { tasks: [{ name: 'build', taskSpec: { steps: [{ name: 'build' }] } }] },
    params: [{ name: 'revision', value: '{{ revision }}' }],
    taskRunSpecs: [{ pipelineTaskName: 'build', serviceAccountName: 'builder' }],
    taskRunTemplate: { serviceAccountName: 'shop-hub-delivery-push' },
  });
  expect(JSON.stringify(run)).not.toContain('$(tt.params');
});

test('a pull request asks for nothing of the body but what the run is given, so that a comment can have it done again', () => {
  const chart = testChart();
  const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });
  hub.onPullRequest(setUp(chart), { branch: 'main' }, ({ event }) => ({ revision: event.sha }));

  expect(celOf(chart)).toBe(
    [
      "event == 'pull_request'",
      "!(has(body.action) && body.action == 'ready_for_review')",
      "target_branch.matches('^(?:main)$')",
      'source_url == target_url',
      "!event_title.matches('(?i)\\\\[(skip ci|ci skip|no ci)\\\\]')",
    ].join(' && '),
  );
  expect(runs(chart)[0].spec.params).toEqual([{ name: 'revision', value: '{{ revision }}' }]);
});

test('with a token the provider is told', () => {
  const chart = testChart();
  new GitHubEvents(chart, 'hub', {
    secret: { name: 'hook' },
    pipelinesAsCode: {
      ...pipelinesAsCode,
      token: { name: 'token' },
      apiUrl: 'https://git.example.com',
      concurrencyLimit: 2,
    },
  });

  expect(filesOf(chart)['shop.k8s.yaml']![0]!.spec).toEqual({
    url: 'https://github.com/acme/mountains',
    concurrency_limit: 2,
    git_provider: {
      type: 'github',
      url: 'https://git.example.com',
      secret: { name: 'token', key: 'provider.token' },
      webhook_secret: { name: 'hook', key: 'secretToken' },
    },
  });
});

test('a pull request asks for its branch, and for what CEL can say there', () => {
  const chart = testChart();
  const pipeline = setUp(chart);
  const hub = new GitHubEvents(chart, 'hub', {
    secret: { name: 'hook' },
    pipelinesAsCode: { ...pipelinesAsCode, maxKeepRuns: 3 },
  });
  hub.onPullRequest(pipeline, { branch: ['main', 'release/*'], drafts: false, concurrency: {} }, ({ event }) => ({
    revision: event.ref,
  }));

  expect(celOf(chart)).toContain("target_branch.matches('^(?:main|release/[^/]*)$')");
  expect(celOf(chart)).toContain('!(body.pull_request.draft)');
  expect(runs(chart)[0].metadata.annotations).toMatchObject({
    [`${API}/cancel-in-progress`]: 'true',
    [`${API}/max-keep-runs`]: '3',
  });
  expect(runs(chart)[0].spec.params).toEqual([{ name: 'revision', value: 'refs/pull/{{ pull_request_number }}/head' }]);
});

test('GitLab says the same with its own fields', () => {
  const chart = testChart();
  const hub = new GitLabEvents(chart, 'hub', {
    secret: { name: 'hook' },
    pipelinesAsCode: { ...pipelinesAsCode, token: { name: 'token' } },
  });
  hub.onPush(setUp(chart), { branch: '**' }, ({ event }) => ({ revision: event.sha }));

  expect(celOf(chart)).toContain("body.ref.matches('^refs/heads/(?:.*)$')");
});

test('Gitea is told by the address of the repository where its API is', () => {
  const chart = testChart();
  const url = 'https://git.example.com/acme/mountains';
  new GiteaEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode: { url, token: { name: 'token' } } });

  expect(filesOf(chart)['shop.k8s.yaml']![0]!.spec).toMatchObject({
    url,
    git_provider: { type: 'gitea', url: 'https://git.example.com' },
  });
});

describe('what Pipelines-as-Code cannot be told is refused', () => {
  const secret = { name: 'hook' };
  test.each<[string, (chart: PipelineChart) => unknown]>([
    [
      'of a repository of gitlab without a token',
      (chart) => new GitLabEvents(chart, 'hub', { secret, pipelinesAsCode }),
    ],
    ['of a repository of gitea without a token', (chart) => new GiteaEvents(chart, 'hub', { secret, pipelinesAsCode })],
    [
      'repository "git@github.com:acme/mountains.git"',
      (chart) =>
        new GitHubEvents(chart, 'hub', { secret, pipelinesAsCode: { url: 'git@github.com:acme/mountains.git' } }),
    ],
    ['"replicas" of a listener', (chart) => new GitHubEvents(chart, 'hub', { secret, pipelinesAsCode, replicas: 2 })],
    [
      'which runs stand in each other',
      (chart) =>
        new GitHubEvents(chart, 'hub', { secret, pipelinesAsCode }).onPush(
          setUp(chart),
          { concurrency: { group: ({ event }) => event.sha } },
          ({ event }) => ({ revision: event.sha }),
        ),
    ],
  ])('%s', (what, program) => {
    expect(() => program(testChart())).toThrow(`Pipelines-as-Code cannot be told ${what}`);
  });

  test('free text, which it writes into the YAML before it reads it', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });
    const say = new Pipeline(chart, 'say', { params: { message: param.untrustedText() } });

    expect(() => hub.onPush(say, {}, ({ event }) => ({ message: event.message }))).toThrow(
      'field "message" of the event is free text, and Pipelines-as-Code writes it into the YAML before it reads it',
    );
  });

  test('values that are computed', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });

    expect(() => hub.onPush(setUp(chart), {}, ({ event }) => ({ revision: event.shortSha }))).toThrow(
      'Pipelines-as-Code cannot be told field "shortSha" of the event, which is computed',
    );
  });

  test('semantic versions, which need functions that it lacks', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });

    expect(() => hub.onTag(setUp(chart), { semver: true }, ({ event }) => ({ revision: event.sha }))).toThrow(
      'Pipelines-as-Code cannot be told that tag is a semantic version',
    );
  });

  test('to start runs in spite of a marker, which it reads itself', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });

    expect(() => hub.onPush(setUp(chart), { skipCi: false }, ({ event }) => ({ revision: event.sha }))).toThrow(
      'Pipelines-as-Code cannot be told to start runs in spite of [skip ci]',
    );
  });

  test('groups of runs of one’s own', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });
    const concurrency = { group: () => 'all' };

    expect(() => hub.onPush(setUp(chart), { concurrency }, ({ event }) => ({ revision: event.sha }))).toThrow(
      "Pipelines-as-Code cannot be told which runs stand in each other's way",
    );
  });

  test('to cancel runs where others wait, which it does not', () => {
    const chart = testChart();
    const limited = { ...pipelinesAsCode, concurrencyLimit: 2 };
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode: limited });

    expect(() => hub.onPush(setUp(chart), { concurrency: {} }, ({ event }) => ({ revision: event.sha }))).toThrow(
      'Pipelines-as-Code cannot be told to cancel older runs where it limits how many go on',
    );
  });

  test('a variable that its expressions lack', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });

    expect(() =>
      hub.onPush(setUp(chart), { cel: "event_type == 'push'" }, ({ event }) => ({ revision: event.sha })),
    ).toThrow("Pipelines-as-Code cannot be told that cel makes event_type == 'push' true");
  });

  test('events that it has not', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });

    expect(() => hub.onRelease(setUp(chart), {}, ({ event }) => ({ revision: event.url }))).toThrow(
      'Pipelines-as-Code cannot be told events of kind "release"',
    );
  });

  test('pipelines of somebody else', () => {
    const chart = testChart();
    const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' }, pipelinesAsCode });
    hub.onPush(Pipeline.fromName('other'), { name: 'other' });

    expect(() => filesOf(chart)).toThrow('which is not of this program');
  });
});

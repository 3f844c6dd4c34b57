import { Duration, JsonPatch } from 'cdk8s';
import { param, Pipeline, PipelineChart, Registry, result, Task, when, workspace } from 'cdk8s-tekton';
import { filesOf, reportOf, testChart, theOnly } from '../helpers/chart';

const steps = [{ name: 'work', image: 'alpine:3.21', script: 'true' }];

describe('a task of a pipeline', () => {
  it('says retries, timeout, onError, names and conditions as Tekton writes them', () => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p', { params: { env: param.string() } });
    pipeline.addTask('one', new Task(chart, 't', { steps }), {
      displayName: 'The one',
      description: 'only one',
      retries: 2,
      timeout: Duration.minutes(90),
      when: [when.equals(pipeline.params.env, 'prod'), when.notIn(pipeline.params.env, ['a', 'b'])],
    });
    expect(theOnly('Pipeline', chart).spec['tasks']).toEqual([
      {
        name: 'one',
        displayName: 'The one',
        description: 'only one',
        taskRef: { kind: 'Task', name: 'shop-t' },
        retries: 2,
        timeout: '1h30m',
        when: [
          { input: '$(params.env)', operator: 'in', values: ['prod'] },
          { input: '$(params.env)', operator: 'notin', values: ['a', 'b'] },
        ],
      },
    ]);
  });

  it('quotes texts and references in CEL', () => {
    const chart = testChart({ features: { 'enable-cel-in-whenexpression': 'true' } });
    const pipeline = new Pipeline(chart, 'p', { params: { env: param.string() } });
    pipeline.addTask('one', new Task(chart, 't', { steps }), {
      when: [when.cel`${pipeline.params.env} == ${"it's\r\na \\"} || ${1} < 2`],
    });
    expect(theOnly('Pipeline', chart).spec['tasks'][0].when).toEqual([
      { cel: String.raw`'$(params.env)' == 'it\'s\r\na \\' || 1 < 2` },
    ]);
  });

  it('may fail without stopping the rest', () => {
    const chart = testChart();
    new Pipeline(chart, 'p').addTask('one', new Task(chart, 't', { steps }), { onError: 'continue' });
    expect(theOnly('Pipeline', chart).spec['tasks'][0].onError).toBe('continue');
  });

  it('gets lists and maps as such, and numbers as texts', () => {
    const chart = testChart();
    const task = new Task(chart, 't', {
      params: { n: param.string(), list: param.array(), map: param.object(['a', 'b']), rest: param.array() },
      steps,
    });
    const pipeline = new Pipeline(chart, 'p', { params: { list: param.array(), map: param.object(['a', 'b', 'c']) } });
    pipeline.addTask('one', task, {
      params: { n: 3, list: ['x', 1, true], map: { a: 'A', b: 'B' }, rest: pipeline.params.list },
    });
    pipeline.addTask('two', task, { params: { n: false, list: [], map: pipeline.params.map, rest: [] } });
    const [one, two] = theOnly('Pipeline', chart).spec['tasks'];
    expect(one.params).toEqual([
      { name: 'n', value: '3' },
      { name: 'list', value: ['x', '1', 'true'] },
      { name: 'map', value: { a: 'A', b: 'B' } },
      { name: 'rest', value: ['$(params.list[*])'] },
    ]);
    expect(two.params[2]).toEqual({ name: 'map', value: '$(params.map[*])' });
  });

  it('leaves defaults to the Task where the caller gives nothing', () => {
    const chart = testChart();
    const task = new Task(chart, 't', { params: { a: param.string({ default: 'x' }) }, steps });
    new Pipeline(chart, 'p').addTask('one', task, { params: { a: undefined } });
    expect(theOnly('Pipeline', chart).spec['tasks'][0].params).toBeUndefined();
  });

  it('may ask whether an optional workspace is bound', () => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p', { workspaces: { cache: workspace({ optional: true }) } });
    const task = new Task(chart, 't', { workspaces: { cache: workspace({ optional: true }) }, steps });
    pipeline.addTask('one', task, {
      workspaces: { cache: pipeline.workspaces.cache },
      when: [when.equals(pipeline.workspaces.cache.bound, 'true')],
    });
    const { spec } = theOnly('Pipeline', chart);
    expect(spec['workspaces']).toEqual([{ name: 'cache', optional: true }]);
    expect(spec['tasks'][0].when).toEqual([{ input: '$(workspaces.cache.bound)', operator: 'in', values: ['true'] }]);
  });
});

describe('a matrix', () => {
  const make = () => {
    const chart = testChart();
    const task = new Task(chart, 'test', {
      params: { version: param.string(), os: param.string(), flag: param.string({ default: '' }) },
      results: { report: result.string() },
      steps,
    });
    return { chart, task, pipeline: new Pipeline(chart, 'p') };
  };

  it('runs the task for each combination, and its results are lists', () => {
    const { chart, task, pipeline } = make();
    const tested = pipeline.addMatrix('test', task, {
      matrix: { version: ['3.12', '3.13'], os: ['linux', 'windows'] },
      include: [{ name: 'old', params: { version: '3.9', flag: '--legacy' } }],
    });
    const collect = new Task(chart, 'collect', {
      params: { reports: param.array(), count: param.string() },
      steps,
    });
    pipeline.addTask('collect', collect, { params: { reports: tested.results.report, count: tested.length } });
    const [matrix, collected] = theOnly('Pipeline', chart).spec['tasks'];
    expect(matrix.matrix).toEqual({
      params: [
        { name: 'version', value: ['3.12', '3.13'] },
        { name: 'os', value: ['linux', 'windows'] },
      ],
      include: [
        {
          name: 'old',
          params: [
            { name: 'version', value: '3.9' },
            { name: 'flag', value: '--legacy' },
          ],
        },
      ],
    });
    expect(collected.params).toEqual([
      { name: 'reports', value: ['$(tasks.test.results.report[*])'] },
      { name: 'count', value: '$(tasks.test.matrix.length)' },
    ]);
    expect(collected.runAfter).toBeUndefined();
  });

  it('takes the params that are not in it as usual', () => {
    const { chart, task, pipeline } = make();
    pipeline.addMatrix('test', task, { matrix: { version: ['3.12'] }, params: { os: 'linux' } });
    expect(theOnly('Pipeline', chart).spec['tasks'][0].params).toEqual([{ name: 'os', value: 'linux' }]);
  });
});

describe('finally', () => {
  it('may be given the state of tasks and of all together', () => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p');
    const built = pipeline.addTask('build', new Task(chart, 'build', { steps }));
    const report = new Task(chart, 'report', { params: { one: param.string(), all: param.string() }, steps });
    pipeline.addFinally('report', report, {
      params: { one: built.status, all: pipeline.status },
      when: [when.equals(built.status, 'Failed')],
    });
    const [last] = theOnly('Pipeline', chart).spec['finally'];
    expect(last.params).toEqual([
      { name: 'one', value: '$(tasks.build.status)' },
      { name: 'all', value: '$(tasks.status)' },
    ]);
    expect(last.when).toEqual([{ input: '$(tasks.build.status)', operator: 'in', values: ['Failed'] }]);
  });

  it('gives its results to the pipeline', () => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p');
    pipeline.addTask('build', new Task(chart, 'build', { steps }));
    const last = pipeline.addFinally('last', new Task(chart, 'l', { results: { url: result.string() }, steps }));
    pipeline.addResult('report', last.results.url, { description: 'where the report lies' });
    expect(theOnly('Pipeline', chart).spec['results']).toEqual([
      { name: 'report', type: 'string', description: 'where the report lies', value: '$(finally.last.results.url)' },
    ]);
  });
});

describe('results of a pipeline', () => {
  const imageResults = { IMAGE_URL: result.string(), IMAGE_DIGEST: result.string() };

  it('hold what Tekton Chains looks for without being asked', () => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p');
    const git = { 'CHAINS-GIT_URL': result.string(), 'CHAINS-GIT_COMMIT': result.string() };
    pipeline.addTask('clone', new Task(chart, 'clone', { results: git, steps }));
    pipeline.addTask('build', new Task(chart, 'build', { results: imageResults, steps }));
    expect(theOnly('Pipeline', chart).spec['results'].map((r: { name: string }) => r.name)).toEqual([
      'CHAINS-GIT_URL',
      'CHAINS-GIT_COMMIT',
      'IMAGE_URL',
      'IMAGE_DIGEST',
    ]);
  });

  it('tell several images apart by their tasks', () => {
    const chart = testChart();
    const pipeline = new Pipeline(chart, 'p');
    const build = new Task(chart, 'build', { results: imageResults, steps });
    pipeline.addTask('web', build);
    pipeline.addTask('worker', build);
    expect(theOnly('Pipeline', chart).spec['results'].map((r: { name: string }) => r.name)).toEqual([
      'web-IMAGE_URL',
      'web-IMAGE_DIGEST',
      'worker-IMAGE_URL',
      'worker-IMAGE_DIGEST',
    ]);
  });
});

describe('what a pipeline runs', () => {
  it.each([
    ['ref', { taskRef: { kind: 'Task', name: 'shop-t' } }],
    ['inline', { taskSpec: { steps: [{ name: 'work', image: 'alpine:3.21', script: 'true\n' }] } }],
    [
      'cluster',
      {
        taskRef: {
          resolver: 'cluster',
          params: [
            { name: 'kind', value: 'task' },
            { name: 'name', value: 'shop-t' },
            { name: 'namespace', value: 'ci' },
          ],
        },
      },
    ],
  ] as const)('is delivered as %s', (tasks, expected) => {
    const chart = testChart({ tasks });
    new Pipeline(chart, 'p').addTask('one', new Task(chart, 't', { steps }));
    const files = filesOf(chart);
    const pipeline = files['shop.k8s.yaml']?.find(({ kind }) => kind === 'Pipeline');
    expect(pipeline?.spec['tasks'][0]).toEqual({ name: 'one', ...expected });
    expect(files['shop.k8s.yaml']?.some(({ kind }) => kind === 'Task')).toBe(tasks !== 'inline');
  });

  it('is pushed as a bundle from a file of its own', () => {
    const chart = testChart({ tasks: { bundle: 'registry.example.com/tasks:1' } });
    new Pipeline(chart, 'p').addTask('one', new Task(chart, 't', { steps }));
    const files = filesOf(chart);
    expect(Object.keys(files)).toEqual(['shop.k8s.yaml', 'bundles/shop.k8s.yaml']);
    expect(files['bundles/shop.k8s.yaml']?.map(({ kind, metadata }) => [kind, metadata['name']])).toEqual([
      ['Task', 'shop-t'],
    ]);
    expect(files['shop.k8s.yaml']?.[0]?.spec['tasks'][0].taskRef.resolver).toBe('bundles');
  });

  it('carries patches and labels of an inline Task', () => {
    const chart = testChart();
    const task = new Task(chart, 't', { delivery: 'inline', labels: { mesh: 'off' }, steps });
    task.apiObject.addJsonPatch(JsonPatch.add('/spec/description', 'patched'));
    new Pipeline(chart, 'p').addTask('one', task);
    const { taskSpec } = theOnly('Pipeline', chart).spec['tasks'][0];
    expect(taskSpec.metadata).toEqual({ labels: { mesh: 'off' } });
    expect(taskSpec.description).toBe('patched');
  });

  it('may be a pipeline, once the feature is on', () => {
    const off = testChart();
    const child = new Pipeline(off, 'child');
    child.addTask('one', new Task(off, 't', { steps }));
    new Pipeline(off, 'parent').addPipeline('child', child);
    expect(reportOf(off)).toContain(
      '"pipelineRef" needs feature flag "enable-api-fields: alpha", which is not switched on',
    );
  });

  it('is found in another namespace by the cluster resolver', () => {
    const chart = testChart();
    const library = new PipelineChart(chart.node.root, 'lib', {
      namespace: 'tasks',
    });
    new Pipeline(chart, 'p').addTask('one', new Task(library, 't', { steps }));
    expect(theOnly('Pipeline', chart).spec['tasks'][0].taskRef.params).toContainEqual({
      name: 'namespace',
      value: 'tasks',
    });
  });
});

describe('an image of a registry with two names', () => {
  it.each([
    ['push', 'registry.ci.svc.cluster.local:5000/web:1'],
    ['pull', 'localhost:30500/web:1'],
  ] as const)('is given to a param by the name for %s', (imageName, expected) => {
    const chart = testChart();
    const task = new Task(chart, 't', { params: { image: param.string({ imageName }) }, steps });
    const registry = Registry.fromHost('registry.ci.svc.cluster.local:5000', { pullHost: 'localhost:30500' });
    new Pipeline(chart, 'p').addTask('one', task, { params: { image: registry.image('web', '1') } });
    expect(theOnly('Pipeline', chart).spec['tasks'][0].params).toEqual([{ name: 'image', value: expected }]);
  });
});

describe('a result of a pipeline that comes from a matrix', () => {
  const make = () => {
    const chart = testChart();
    const task = new Task(chart, 't', { params: { v: param.string() }, results: { size: result.string() }, steps });
    const pipeline = new Pipeline(chart, 'p');
    const sized = pipeline.addMatrix('sized', task, { matrix: { v: ['1', '2'] } });
    pipeline.addResult('sizes', sized.results.size);
    return { chart, pipeline, sized };
  };

  it('needs a task that takes it too, or the run would fail at its end', () => {
    const { chart } = make();
    expect(reportOf(chart)).toContain(
      'error[matrix-result-not-taken]: result "sizes" of the pipeline comes from the matrix of task "sized", and no task takes it',
    );
  });

  it('is a list when a task takes it', () => {
    const { chart, pipeline, sized } = make();
    const sum = new Task(chart, 'sum', { params: { all: param.array() }, steps });
    pipeline.addTask('sum', sum, { params: { all: sized.results.size } });
    expect(theOnly('Pipeline', chart).spec['results']).toEqual([
      { name: 'sizes', type: 'array', value: '$(tasks.sized.results.size[*])' },
    ]);
  });
});

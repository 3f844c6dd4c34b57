import { param, Pipeline, result, Task, workspace, type PipelineTask } from 'cdk8s-tekton';
import { filesOf, testChart, theOnly } from '../helpers/chart';

const image = 'alpine:3.21';

function tasks(pipelineSpec: { tasks: { name: string; runAfter?: string[] }[] }): Record<string, string[]> {
  return Object.fromEntries(pipelineSpec.tasks.map(({ name, runAfter = [] }) => [name, runAfter]));
}

/** A Task that takes and hands on a workspace, and gives a result. */
function worker(chart = testChart()) {
  const task = new Task(chart, 'worker', {
    params: { text: param.string({ default: '' }) },
    workspaces: { files: workspace() },
    results: { made: result.string(), list: result.array() },
    steps: [{ name: 'work', image, script: 'true' }],
  });
  const pipeline = new Pipeline(chart, 'delivery', { workspaces: { source: workspace() } });
  return { chart, task, pipeline, source: pipeline.workspaces.source };
}

describe('the order of tasks', () => {
  it('comes from a workspace that is taken from a handle', () => {
    const { chart, task, pipeline, source } = worker();
    const first = pipeline.addTask('first', task, { workspaces: { files: source } });
    pipeline.addTask('second', task, { workspaces: { files: first.workspaces.files } });
    expect(tasks(theOnly('Pipeline', chart).spec as never)).toEqual({ first: [], second: ['first'] });
  });

  it('comes from a list of handles, all of which have to be done', () => {
    const { chart, task, pipeline, source } = worker();
    const a = pipeline.addTask('a', task, { workspaces: { files: source } });
    const b = pipeline.addTask('b', task, { workspaces: { files: source } });
    pipeline.addTask('c', task, { workspaces: { files: [a.workspaces.files, b.workspaces.files] } });
    expect(tasks(theOnly('Pipeline', chart).spec as never)['c']).toEqual(['a', 'b']);
  });

  it('is left to Tekton where a result of the same task is used', () => {
    const { chart, task, pipeline, source } = worker();
    const first = pipeline.addTask('first', task, { workspaces: { files: source } });
    pipeline.addTask('second', task, {
      params: { text: `v-${first.results.made}` },
      workspaces: { files: first.workspaces.files },
    });
    expect(tasks(theOnly('Pipeline', chart).spec as never)['second']).toEqual([]);
  });

  it('keeps runAfter beside results of other tasks', () => {
    const { chart, task, pipeline, source } = worker();
    const bind = { workspaces: { files: source } };
    const a = pipeline.addTask('a', task, bind);
    const b = pipeline.addTask('b', task, bind);
    pipeline.addTask('c', task, { ...bind, params: { text: a.results.made }, runAfter: [a, b] });
    expect(tasks(theOnly('Pipeline', chart).spec as never)['c']).toEqual(['b']);
  });

  it('is not made by a workspace in finally', () => {
    const { chart, task, pipeline, source } = worker();
    const first = pipeline.addTask('first', task, { workspaces: { files: source } });
    pipeline.addFinally('last', task, { workspaces: { files: first.workspaces.files } });
    expect(theOnly('Pipeline', chart).spec['finally']).toEqual([
      {
        name: 'last',
        taskRef: { kind: 'Task', name: 'shop-worker' },
        workspaces: [{ name: 'files', workspace: 'source' }],
      },
    ]);
  });

  it('survives a folder inside the workspace', () => {
    const { chart, task, pipeline, source } = worker();
    const first = pipeline.addTask('first', task, { workspaces: { files: source.withSubPath('app') } });
    pipeline.addTask('second', task, { workspaces: { files: first.workspaces.files.withSubPath('build') } });
    const { spec } = theOnly('Pipeline', chart);
    expect(spec['tasks'][1].workspaces).toEqual([{ name: 'files', workspace: 'source', subPath: 'app/build' }]);
    expect(spec['tasks'][1].runAfter).toEqual(['first']);
  });

  it.each([
    ['a chain', (i: number) => [i - 1]],
    ['a layered net', (i: number) => Array.from({ length: 10 }, (_, k) => (Math.floor(i / 10) - 1) * 10 + k)],
  ])('holds for 300 tasks in %s', (_shape, before) => {
    const { chart, task, pipeline, source } = worker();
    const handles: PipelineTask<{ files: ReturnType<typeof workspace> }>[] = [];
    for (let i = 0; i < 300; i++) {
      const needed = before(i).flatMap((k) => handles[k] ?? []);
      const files = needed.length ? needed.map((handle) => handle.workspaces.files) : source;
      handles.push(pipeline.addTask(`t${i}`, task, { workspaces: { files: files as typeof source } }));
    }
    const rendered = tasks(theOnly('Pipeline', chart).spec as never);
    for (let i = 0; i < 300; i++) {
      expect(rendered[`t${i}`]).toEqual(
        before(i)
          .filter((k) => k >= 0)
          .map((k) => `t${k}`),
      );
    }
  });

  it('lets the same Task run many times with other arguments', () => {
    const { chart, task, pipeline, source } = worker();
    for (const text of ['a', 'b']) pipeline.addTask(text, task, { params: { text }, workspaces: { files: source } });
    const { spec } = theOnly('Pipeline', chart);
    expect(spec['tasks'].map((t: { params: unknown }) => t.params)).toEqual([
      [{ name: 'text', value: 'a' }],
      [{ name: 'text', value: 'b' }],
    ]);
    expect(filesOf(chart)['shop.k8s.yaml']?.filter(({ kind }) => kind === 'Task')).toHaveLength(1);
  });
});

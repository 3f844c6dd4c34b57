import { inspect } from 'node:util';
import {
  GitCloneTask,
  GitHubEvents,
  param,
  Pipeline,
  PipelineRun,
  RegistryWithUi,
  result,
  sh,
  Task,
  volumeClaim,
  when,
  workspace,
  type PipelineApp,
} from 'cdk8s-tekton';
import { Size } from 'cdk8s';
import { synthesize } from '../../src/core/app/synthesis';
import { renderText } from '../../src/diagnostics/render-text';
import { testChart } from '../helpers/chart';

const chart = testChart();
const registry = new RegistryWithUi(chart, 'registry');
const clone = new GitCloneTask(chart, 'clone');
const pipeline = new Pipeline(chart, 'delivery', {
  params: { url: param.string(), flags: param.array(), who: param.object(['name']) },
  workspaces: { source: workspace() },
});
const { params, workspaces } = pipeline;
const cloned = pipeline.addTask('clone', clone, {
  params: { url: params.url },
  workspaces: { output: workspaces.source },
});
const run = new PipelineRun(chart, 'run', {
  pipeline,
  params: { url: 'https://x.example', flags: ['a'], who: { name: 'a' } },
  workspaces: { source: volumeClaim(Size.gibibytes(1)) },
});
const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'hook' } });
let inside: object = {};
const task = new Task(chart, 'test', {
  params: { version: param.string() },
  workspaces: { source: workspace() },
  results: { report: result.string() },
  steps: (refs) => {
    inside = refs;
    return [{ name: 'test', image: 'alpine:3.21', script: sh`echo ${refs.params.version}` }];
  },
});

test.each<[string, object, string]>([
  ['a Task', task, '[construct shop/test]'],
  ['a Pipeline', pipeline, '[construct shop/delivery]'],
  ['a registry', registry, '[construct shop/registry]'],
  ['a chart', chart, '[construct shop]'],
])('a text of %s says that it is none', (_what, construct, expected) => {
  expect(`${construct}`).toBe(expected);
});

test('a construct in a text of a document is reported', () => {
  const shop = testChart();
  const work = new Task(shop, 'work', { steps: [{ name: 'work', image: 'alpine:3.21', script: 'true' }] });
  const args = [`--task=${work}`];
  new Task(shop, 'other', { steps: [{ name: 'other', image: 'alpine:3.21', command: ['tkn'], args }] });
  const { diagnostics } = synthesize(shop.node.root as PipelineApp);
  expect(renderText(diagnostics.filter(({ rule }) => rule === 'leaked-undefined'))).toContain(
    'warning[leaked-undefined]: "[construct shop/work]" stands in a text, and a construct is none',
  );
});

describe('console.log', () => {
  test.each<[string, unknown, string]>([
    ['a text', params.url, 'StringRef $(params.url)'],
    ['an array', params.flags, 'ArrayRef $(params.flags[*])'],
    ['an object', params.who, 'ObjectRef $(params.who[*])'],
    ['a status', cloned.status, 'StatusRef $(tasks.clone.status)'],
    ['a Task', task, 'Task "shop-test" at shop/test'],
    ['a Task of a kind', clone, 'GitCloneTask "shop-clone" at shop/clone'],
    ['a Pipeline', pipeline, 'Pipeline "shop-delivery" at shop/delivery'],
    ['a workspace', workspaces.source, 'PipelineWorkspace "source"'],
    ['a workspace of a task', cloned.workspaces.output, 'PipelineWorkspace "source" after clone'],
    ['a chart', chart, 'PipelineChart at shop'],
    ['an app', chart.node.root, 'PipelineApp'],
  ])('shows %s in a line', (_what, value, expected) => {
    expect(inspect(value)).toBe(expected);
  });

  test.each<[string, unknown]>([
    ['a handle', cloned],
    ['what steps get', inside],
    ['a script', sh`echo ${params.url}`],
    ['a condition', when.equals(params.url, 'a')],
    ['a registry', registry],
    ['an image', registry.image('shop', cloned.results.commit)],
    ['a run', run],
    ['a hub', hub],
  ])('shows no tree of constructs for %s', (_what, value) => {
    const text = inspect(value);
    expect(text.length).toBeLessThan(1000);
    expect(text).not.toContain('_children');
  });
});

import * as cdk8s from 'cdk8s';
import * as constructs from 'constructs';
import * as library from 'cdk8s-tekton';
import { filesOf, testChart } from '../helpers/chart';

/** The library once more, as when a package of tasks brings its own; cdk8s is a peer, and there once. */
function secondCopy(): typeof library {
  let copy = library;
  jest.isolateModules(() => {
    jest.doMock('cdk8s', () => cdk8s);
    jest.doMock('constructs', () => constructs);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a static import would be the first copy
    copy = require('cdk8s-tekton') as typeof library;
  });
  return copy;
}

/** The NetworkPolicies and TaskRuns of a delivery whose tasks, pipeline and registry are made by a copy. */
function documentsWith({ KanikoBuildTask, Pipeline, RegistryWithUi }: typeof library) {
  const chart = testChart();
  new library.PipelineNamespace(chart, 'namespace', { network: {} });
  const registry = new RegistryWithUi(chart, 'registry');
  new KanikoBuildTask(chart, 'build', { registry });

  const inline = new library.PipelineChart(chart.node.root, 'inline', {
    namespace: 'ci',
    tasks: 'inline',
  });
  const task = new KanikoBuildTask(inline, 'build', { registry });
  const params = { image: registry.image('shop', 'v1') };
  const pipeline = new Pipeline(inline, 'delivery', { workspaces: { source: library.workspace() } });
  pipeline.addTask('build', task, { params, workspaces: { source: pipeline.workspaces.source } });
  const source = library.volumeClaim(cdk8s.Size.gibibytes(1));
  new library.TaskRun(inline, 'run', { task, params, workspaces: { source } });

  return Object.values(filesOf(chart))
    .flat()
    .filter(({ kind }) => kind === 'NetworkPolicy' || kind === 'TaskRun');
}

test('constructs of another copy of the package count like those of this one', () => {
  const copy = secondCopy();
  expect(copy.Task).not.toBe(library.Task);

  const documents = documentsWith(copy);

  expect(documents.length).toBeGreaterThan(3);
  expect(documents).toEqual(documentsWith(library));
});

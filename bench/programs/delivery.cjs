const { Task, Pipeline, PipelineApp, PipelineChart, param, result, workspace } = require('cdk8s-tekton');

/** Tasks of one pipeline. */
const WIDTH = 10;

/** Pinned by a made-up digest, so that nothing is found: the bench measures checks and not reports. */
const image = (tag) => `alpine:${tag}@sha256:${'0123456789abcdef'.repeat(4)}`;

/**
 * An app of `count` Tasks in pipelines of ten: each task takes a result and the workspace of the one before.
 *
 * @param {number} count
 * @param {string} outdir
 */
exports.delivery = function delivery(count, outdir) {
  const app = new PipelineApp({ outdir, summary: false });
  const chart = new PipelineChart(app, 'bench', { namespace: 'ci' });
  for (let first = 0; first < count; first += WIDTH) {
    const pipeline = new Pipeline(chart, `pipeline-${first}`, {
      params: { url: param.string(), revision: param.string({ default: 'main' }) },
      workspaces: { source: workspace() },
    });
    let before = { text: pipeline.params.url, workspace: pipeline.workspaces.source };
    for (let i = first; i < Math.min(first + WIDTH, count); i++) {
      const handle = pipeline.addTask(`task-${i}`, newTask(chart, i), {
        params: { text: before.text, revision: pipeline.params.revision },
        workspaces: { source: before.workspace },
      });
      before = { text: handle.results.digest, workspace: handle.workspaces.source };
    }
  }
  return app;
};

function newTask(chart, i) {
  return new Task(chart, `task-${i}`, {
    description: `Task number ${i}`,
    params: { text: param.string(), revision: param.string({ default: 'main' }) },
    workspaces: { source: workspace() },
    results: { digest: result.string({ description: 'what came out' }) },
    steps: ({ params, workspaces, results }) => [
      {
        name: 'fetch',
        image: image('3.21'),
        workingDir: workspaces.source.path,
        env: { TEXT: params.text, LEVEL: 'info' },
        script: 'set -eu\nprintf "%s" "$TEXT" > text\n',
      },
      {
        name: 'work',
        image: image(i % 2 === 0 ? '3.21' : '3.22'),
        workingDir: workspaces.source.path,
        args: ['--revision', params.revision],
        command: ['sh', '-c'],
      },
      {
        name: 'digest',
        image: image('3.21'),
        script: `sha256sum ${workspaces.source.path}/text | cut -c1-64 > ${results.digest.path}`,
      },
    ],
  });
}

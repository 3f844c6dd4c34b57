const { Pipeline, PipelineApp, PipelineChart, Task, param, result } = require('cdk8s-tekton');

/** Tasks of a layer; each takes a result of every task of the layer before. */
const LAYER = 10;

/**
 * An app with one pipeline in which every task takes results of others.
 *
 * @param {'chain' | 'layers'} shape
 * @param {number} count
 * @param {string} outdir
 */
exports.net = function net(shape, count, outdir) {
  const app = new PipelineApp({ outdir, summary: false });
  const chart = new PipelineChart(app, 'bench', { namespace: 'ci' });
  const task = new Task(chart, 'work', {
    params: { inputs: param.array({ default: [] }) },
    results: { output: result.string() },
    steps: ({ params, results }) => [
      {
        name: 'work',
        image: `alpine:3.21@sha256:${'0123456789abcdef'.repeat(4)}`,
        command: ['work', results.output.path],
        args: [params.inputs],
      },
    ],
  });
  const pipeline = new Pipeline(chart, 'net');
  const width = shape === 'chain' ? 1 : LAYER;
  let before = [];
  for (let first = 0; first < count; first += width) {
    const inputs = before.map((handle) => handle.results.output);
    before = Array.from({ length: Math.min(width, count - first) }, (_, i) =>
      pipeline.addTask(`task-${first + i}`, task, { params: { inputs } }),
    );
  }
  return app;
};

import { variableKind } from '../../src/schema/variable-kinds';
import { parseVariables } from '../../src/schema/variables';

const kind = (name: string) => parseVariables(`$(${name})`).map(variableKind)[0];

describe('variableKind', () => {
  test.each([
    ['params.x', { kind: 'param', name: 'x' }],
    ["params['a.b']", { kind: 'param', name: 'a.b' }],
    ['params.x.y', { kind: 'param', name: 'x', key: 'y' }],
    ['params.x[2]', { kind: 'param', name: 'x', index: 2 }],
    ['params["x"][*]', { kind: 'param', name: 'x', index: '*' }],
    ['inputs.params.x', { kind: 'param', name: 'x' }],
    ['tasks.t.results.r', { kind: 'task-result', task: 't', result: 'r' }],
    ['tasks.t.results.r.k', { kind: 'task-result', task: 't', result: 'r', key: 'k' }],
    ['tasks.t.results.r[*]', { kind: 'task-result', task: 't', result: 'r', index: '*' }],
    ['tasks.status.results.r', { kind: 'task-result', task: 'status', result: 'r' }],
    ['finally.t.results.r[0]', { kind: 'finally-result', task: 't', result: 'r', index: 0 }],
    ['tasks.t.status', { kind: 'task-status', task: 't' }],
    ['tasks.t.reason', { kind: 'task-reason', task: 't' }],
    ['tasks.status', { kind: 'aggregate-status' }],
    ['tasks.t.matrix.length', { kind: 'matrix-length', task: 't' }],
    ['tasks.t.matrix.r.length', { kind: 'matrix-length', task: 't', result: 'r' }],
    ['tasks.t.outputs.a', { kind: 'task-artifact', task: 't', side: 'outputs', artifact: 'a' }],
    ['workspaces.w.path', { kind: 'workspace', name: 'w', field: 'path' }],
    ['workspaces.w.bound', { kind: 'workspace', name: 'w', field: 'bound' }],
    ['results.r.path', { kind: 'result-path', result: 'r' }],
    ["results['a.b'].path", { kind: 'result-path', result: 'a.b' }],
    ['step.results.r.path', { kind: 'step-result-path', result: 'r' }],
    ['steps.s.results.r', { kind: 'step-result', step: 's', result: 'r' }],
    ['steps.s.results.r[0]', { kind: 'step-result', step: 's', result: 'r', index: 0 }],
    ['steps.step-s.exitCode.path', { kind: 'step-exit-code-path', step: 'step-s' }],
    ['steps.s.inputs.a', { kind: 'step-artifact', step: 's', side: 'inputs', artifact: 'a' }],
    ['artifacts.path', { kind: 'artifacts-path' }],
    ['step.artifacts.path', { kind: 'step-artifacts-path' }],
    ['credentials.path', { kind: 'credentials-path' }],
    ['context.task.retry-count', { kind: 'context', name: 'task.retry-count' }],
    ['context.pipelineRun.uid', { kind: 'context', name: 'pipelineRun.uid' }],
    ['tt.params.x', { kind: 'trigger-param', name: 'x' }],
  ])('knows %s', (name, expected) => {
    expect(kind(name)).toEqual(expected);
  });

  test.each([
    'params.a.b.c',
    'params.a b',
    'params.a.b[0]',
    'tasks.t',
    'tasks.t.result.r',
    "tasks.t.results['r']",
    "workspaces['w'].path",
    'tasks.t.results.r.k.x',
    'tasks.t.status[0]',
    'workspaces.w.file',
    'context.run.name',
    'results.r',
    'steps.s.exitCode',
    'credentials.file',
    'outputs.x',
  ])('has no meaning for %s', (name) => {
    expect(kind(name)).toEqual({ kind: 'unknown' });
  });
});

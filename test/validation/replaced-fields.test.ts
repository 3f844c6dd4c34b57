import { lint } from '../../src/validation/lint';

const TASK = 'apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: a }\nspec:\n';
const RUN = 'apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata: { name: a }\nspec:\n  pipelineRef: { name: p }\n';
const PIPELINE = 'apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: a }\nspec:\n  tasks:\n    - name: t\n';
const TRIGGER = 'apiVersion: triggers.tekton.dev/v1beta1\nkind: Trigger\nmetadata: { name: a }\nspec:\n';

const helpOf = (text: string, rule: string): readonly string[] =>
  lint([{ name: 'a.yaml', text }])
    .diagnostics.filter((one) => one.rule === rule)
    .flatMap(({ help }) => help);

describe('what Tekton had once is answered with what there is now', () => {
  it.each([
    [`${TASK}  steps: [{ name: s, image: i, resources: { limits: { cpu: 1 } } }]`, 'write computeResources'],
    [`${TASK}  steps: [{ name: s, image: i, ports: [] }]`, 'a sidecar'],
    [`${TASK}  inputs: {}\n  steps: [{ name: s, image: i }]`, 'use params, workspaces and results'],
    [`${RUN}  serviceAccountName: ci`, 'below taskRunTemplate'],
    [`${RUN}  timeout: 1h`, 'timeouts: { pipeline: … }'],
    [`${RUN}  taskRunSpecs: [{ pipelineTaskName: t, taskServiceAccountName: a }]`, 'write serviceAccountName'],
    [`${PIPELINE}      taskRef: { name: t, bundle: b }`, 'bundles resolver'],
    [`${PIPELINE}      taskRef: { name: t }\n      conditions: []`, 'use when'],
    [`${TRIGGER}  template: { name: run }`, 'write ref'],
    [`${TRIGGER}  template: { ref: run }\n  interceptors: [{ github: { secretRef: {} } }]`, 'write ref: { name: … }'],
  ])('field %#', (text, help) => {
    expect(helpOf(text, 'unknown-field')).toEqual([expect.stringContaining(help) as unknown]);
  });

  it.each([
    ['tekton.dev/v1beta1', 'ClusterTask', 'resolver: cluster'],
    ['tekton.dev/v1alpha1', 'PipelineResource', 'use params'],
    ['tekton.dev/v1alpha1', 'Run', 'CustomRun'],
  ])('%s %s', (apiVersion, kind, help) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`;
    expect(helpOf(text, 'unknown-kind')).toEqual([expect.stringContaining(help) as unknown]);
  });

  it('says what fields there are when none is near', () => {
    expect(helpOf(`${TASK}  stages: []\n  steps: [{ name: s, image: i }]`, 'unknown-field')).toEqual([
      expect.stringContaining('drop it; fields here: ') as unknown,
    ]);
  });
});

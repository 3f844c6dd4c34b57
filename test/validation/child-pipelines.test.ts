import { lint } from '../../src/validation/lint';
import { documents } from './mark';

const child = `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: child }
spec:
  params: [{ name: url, type: string }]
  workspaces: [{ name: source }]
  tasks:
    - name: x
      params: [{ name: url, value: $(params.url) }]
      workspaces: [{ name: s, workspace: source }]
      taskSpec:
        params: [{ name: url, type: string }]
        workspaces: [{ name: s }]
        steps: [{ name: a, image: alpine, script: 'ls $(workspaces.s.path) && echo $(params.url)' }]
`;
const parent = (task: string): string => `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: parent }
spec:
  workspaces: [{ name: files }]
  tasks:
    - name: c
      ${task.trim().replaceAll('\n', '\n      ')}
`;
const found = (...all: string[]): string[] =>
  lint([{ name: 'a.yaml', text: documents(...all) }], { features: { 'enable-api-fields': 'alpha' } })
    .diagnostics.filter(({ rule }) => /^(missing-|unknown-|ignored-|param-type|optional-workspace|payload-)/.test(rule))
    .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);

const URL = 'params: [{ name: url, value: a }]';
const SOURCE = 'workspaces: [{ name: source, workspace: files }]';

// Judged by Tekton's controllers, see `pipeline` of the oracle.
describe('a task that runs a pipeline', () => {
  test.each([
    ['what it declares', `pipelineRef: { name: child }\n${URL}\n${SOURCE}`, []],
    [
      'no param',
      `pipelineRef: { name: child }\n${SOURCE}`,
      [/^error missing-param: Pipeline "child" needs param "url"/],
    ],
    [
      'a list for a text',
      `pipelineRef: { name: child }\nparams: [{ name: url, value: [a] }]\n${SOURCE}`,
      [/^error param-type: /],
    ],
    ['no workspace', `pipelineRef: { name: child }\n${URL}`, [/^error missing-workspace: /]],
    [
      'more than it declares, which is left out',
      `pipelineRef: { name: child }\nparams: [{ name: url, value: a }, { name: b, value: c }]
workspaces: [{ name: source, workspace: files }, { name: other, workspace: files }]`,
      [/^warning ignored-param: /, /^warning unknown-workspace-binding: /],
    ],
    [
      'params by a matrix, which gives a pipeline nothing',
      `pipelineRef: { name: child }\nmatrix: { params: [{ name: url, value: [a] }] }\n${SOURCE}`,
      [/^error missing-param: /],
    ],
    ['a pipeline that is not there', `pipelineRef: { name: chidl }`, [/^warning missing-object: .*"chidl"/]],
    [
      'an inline one with everything of the one outside',
      `pipelineSpec: { tasks: [{ name: inner, taskSpec: { steps: [{ name: a, image: alpine, script: echo $(params.url) }] } }] }`,
      [],
    ],
    [
      'an inline one that calls a task wrongly',
      `pipelineSpec: { tasks: [{ name: inner, pipelineRef: { name: child }, ${URL} }] }`,
      [/^error missing-workspace: Pipeline "child" needs workspace "source"/],
    ],
  ])('is given %s', (_name, task, expected) => {
    const all = found(child, parent(task));
    expect(all).toHaveLength(expected.length);
    for (const [i, pattern] of expected.entries()) expect(all[i]).toMatch(pattern);
  });

  test('carries the text of an event into scripts', () => {
    const run = `apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:
  bindings: [{ name: ref, value: $(body.ref) }]
  template:
    spec:
      params: [{ name: ref }]
      resourcetemplates:
        - apiVersion: tekton.dev/v1
          kind: PipelineRun
          metadata: { generateName: a- }
          spec:
            pipelineSpec:
              workspaces: [{ name: files }]
              tasks:
                - name: c
                  pipelineRef: { name: child }
                  params: [{ name: url, value: $(tt.params.ref) }]
                  workspaces: [{ name: source, workspace: files }]
            workspaces: [{ name: files, emptyDir: {} }]
`;
    expect(found(child, run)).toEqual([
      expect.stringMatching(/^warning payload-in-script: .*becomes part of the script of step "a"/) as unknown,
    ]);
  });
});

import { unfilteredPush } from '../../../src/validation/rules/security/unfiltered-push';
import { documents } from '../mark';
import { testRule } from '../test-rule';

const SECRET = '{ name: secretRef, value: { secretName: a, secretKey: b } }';
const github = (events = 'push'): string =>
  `{ ref: { name: github }, params: [${SECRET}, { name: eventTypes, value: [${events}] }] }`;
const cel = (filter: string): string => `{ ref: { name: cel }, params: [{ name: filter, value: "${filter}" }] }`;

const trigger = (interceptors: string, bindings = ''): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:
  interceptors: [${interceptors}]
  bindings: [${bindings}]
  template: { ref: deploy }
`;
const template = (params = ''): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: deploy }
spec:
  params: [{ name: branch, default: x }, { name: sha, default: x }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: { generateName: deploy- }
      spec:
        pipelineRef: { name: delivery }
        params: [${params}]
`;
const pipeline = (deploy = '', test = ''): string => `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: delivery }
spec:
  params: [{ name: branch, default: x }, { name: sha, default: x }]
  tasks:
    - name: test
      taskRef: { name: test }
      ${test}
    - name: deploy
      taskRef: { name: deploy }
      ${deploy}
`;
const task = (command = '[kubectl, apply, -f, k8s]'): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: deploy }
spec:
  params: [{ name: what, default: x }]
  steps: [{ name: apply, image: kubectl, command: ${command} }]
`;
const rest = documents(template(), pipeline(), task());
const found = (interceptors: string): string => trigger(interceptors).replace('spec:\n', 'spec:\n^^^^ branch\n');

testRule(unfilteredPush, {
  valid: {
    'a filter of the branch': documents(trigger(`${github()}, ${cel("body.ref == 'refs/heads/main'")}`), rest),
    'a filter of something that an overlay found': documents(
      trigger(`${github()}, ${cel("extensions.branch == 'x'")}`),
      rest,
    ),
    'an interceptor of somebody else': documents(trigger(`${github()}, { ref: { name: ours } }`), rest),
    'pull requests': documents(trigger(github('pull_request')), rest),
    'events of any kind': documents(trigger(`{ ref: { name: github }, params: [${SECRET}] }`), rest),
    'a run that only tests': documents(trigger(github()), template(), pipeline(), task('[make, test]')),
    'a run that only tries': documents(
      trigger(github()),
      template(),
      pipeline(),
      task('[kubectl, apply, --dry-run=server, -f, k8s]'),
    ),
    'a task that is skipped': documents(
      trigger(github()),
      template(),
      pipeline('when: [{ input: $(params.branch), operator: in, values: [main] }]'),
      task(),
    ),
    'a condition before it': documents(
      trigger(github()),
      template(),
      pipeline('', 'when: [{ input: $(params.branch), operator: in, values: [main] }]'),
      task(),
    ),
    'a task that is told the branch': documents(
      trigger(github(), '{ name: branch, value: $(body.ref) }'),
      template('{ name: branch, value: $(tt.params.branch) }'),
      pipeline('params: [{ name: what, value: $(params.branch) }]'),
      task(),
    ),
    'a template that is not known': trigger(github()),
  },
  invalid: {
    'a push to any branch': documents(found(github()), rest),
    'a push that CEL asks for': documents(found(cel("header.match('X-GitHub-Event', 'push')")), rest),
    'a push to GitLab': documents(
      found(`{ ref: { name: gitlab }, params: [${SECRET}, { name: eventTypes, value: [Push Hook] }] }`),
      rest,
    ),
    'a task that is told the commit': documents(
      found(github()).replace('bindings: []', 'bindings: [{ name: sha, value: $(body.after) }]'),
      template('{ name: sha, value: $(tt.params.sha) }'),
      pipeline('params: [{ name: what, value: $(params.sha) }]'),
      task('[sh, -c, "cd k8s && kubectl --context ci apply -f ."]'),
    ),
    'a script': documents(
      found(github()),
      template(),
      pipeline(),
      task('').replace('command: ', 'script: "helm upgrade --install app ./chart"'),
    ),
    'a task inside of a pipeline inside of a run': documents(
      found(github()),
      template().replace(
        'pipelineRef: { name: delivery }',
        'pipelineSpec: { tasks: [{ name: a, taskSpec: { steps: [{ name: a, image: a, command: [helm, upgrade, a] }] } }] }',
      ),
    ),
  },
});

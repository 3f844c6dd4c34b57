import { payloadInReference } from '../../src/validation/rules/security/payload-in-reference';
import { testRule } from './test-rule';

const template = (spec: string, kind = 'PipelineRun', version = 'v1'): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: run, namespace: ci }
spec:
  params: [{ name: x }]
  resourcetemplates:
    - { apiVersion: tekton.dev/${version}, kind: ${kind}, metadata: { generateName: a- }, spec: ${spec} }
---`;
const trigger = (value: string, fields = ''): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push, namespace: ci, labels: { team: a } }
spec:
  template: { ref: run }
${fields}
  bindings:
    - name: x
      value: ${value}
`;
const cel = (expression: string, key?: string): string =>
  `  interceptors: [{ ref: { name: cel }, params: [${
    key
      ? `{ name: overlays, value: [{ key: ${key}, expression: ${expression} }] }`
      : `{ name: filter, value: ${expression} }`
  }] }]`;
const ACCOUNT = template('{ pipelineRef: { name: a }, taskRunTemplate: { serviceAccountName: $(tt.params.x) } }');
const CHOSEN = trigger('$(body.ref)\n    #        ^^^^^^^^^^^ chosen');
const step = (image: string): string => template(`{ taskSpec: { steps: [{ image: "${image}" }] } }`, 'TaskRun');
const listener = (filter: string): string => `
---
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: all, namespace: ci }
spec:
  triggerGroups:
    - name: group
      triggerSelector: { labelSelector: { matchLabels: { team: a } } }
      interceptors: [{ ref: { name: cel }, params: [{ name: filter, value: ${filter} }] }]
`;

testRule(payloadInReference, {
  valid: {
    'an account with a name of its own':
      template(
        '{ pipelineRef: { name: a }, taskRunTemplate: { serviceAccountName: build }, params: [{ name: a, value: $(tt.params.x) }] }',
      ) + trigger('$(body.ref)'),
    'a text of the trigger': ACCOUNT + trigger('deploy'),
    'what the forge makes up': ACCOUNT + trigger('$(body.after)'),
    'what the owner of the repository chooses': ACCOUNT + trigger('$(body.repository.name)'),
    'the same through an overlay': ACCOUNT + trigger('$(extensions.name)', cel('body.project.name', 'name')),
    'listed values': ACCOUNT + trigger('$(body.ref)', cel("\"body.ref in ['a', 'b']\"")),
    'listed values of a group': ACCOUNT + trigger('$(body.ref)') + listener("\"body.ref in ['a', 'b']\""),
    'the param of another binding': ACCOUNT + trigger('$(body.ref)').replace('name: x', 'name: y'),
    'a tag of a repository that stands': step('reg.acme.dev:5000/app:$(tt.params.x)') + trigger('$(body.ref)'),
    'a digest of a repository that stands': step('acme/app@$(tt.params.x)') + trigger('$(body.ref)'),
    'a template that is not in the set': trigger('$(body.ref)'),
    'a run that cannot be read':
      template('{ workspaces: 5, taskRunTemplate: { serviceAccountName: $(tt.params.x) } }') + trigger('$(body.ref)'),
  },
  invalid: {
    'the account of a PipelineRun': ACCOUNT + CHOSEN,
    'a part of it': ACCOUNT.replace('$(tt', 'deploy-$(tt') + CHOSEN,
    'the account in v1beta1':
      template('{ pipelineRef: { name: a }, serviceAccountName: $(tt.params.x) }', 'PipelineRun', 'v1beta1') + CHOSEN,
    'the account of one task':
      template(
        '{ pipelineRef: { name: a }, taskRunSpecs: [{ pipelineTaskName: a }, { pipelineTaskName: b, serviceAccountName: $(tt.params.x) }] }',
      ) + CHOSEN,
    'the account of a TaskRun':
      template('{ taskRef: { name: a }, serviceAccountName: $(tt.params.x) }', 'TaskRun') + CHOSEN,
    'an image': step('$(tt.params.x)') + CHOSEN,
    'the registry of an image': step('$(tt.params.x)/app:v1') + CHOSEN,
    'the repository of an image': step('reg.acme.dev:5000/$(tt.params.x)') + CHOSEN,
    'the image of a sidecar of a child pipeline':
      template(
        '{ pipelineSpec: { finally: [{ name: a, pipelineSpec: { tasks: [{ name: b, taskSpec: { steps: [{ image: a }], sidecars: [{ name: c, image: $(tt.params.x) }] } }] } }] } }',
      ) + CHOSEN,
    'the image of the step template':
      template('{ taskSpec: { stepTemplate: { image: $(tt.params.x) }, steps: [{ name: a }] } }', 'TaskRun') + CHOSEN,
    'the claim of a workspace':
      template(
        '{ pipelineRef: { name: a }, workspaces: [{ name: w, persistentVolumeClaim: { claimName: cache-$(tt.params.x) } }] }',
      ) + CHOSEN,
    'the Secret of a workspace':
      template(
        '{ taskRef: { name: a }, workspaces: [{ name: w, secret: { secretName: $(tt.params.x) } }] }',
        'TaskRun',
      ) + CHOSEN,
    'the Pipeline': template('{ pipelineRef: { name: $(tt.params.x) } }') + CHOSEN,
    'the Task': template('{ taskRef: { name: $(tt.params.x) } }', 'TaskRun') + CHOSEN,
    'the Task of a task':
      template('{ pipelineSpec: { tasks: [{ name: a, taskRef: { name: $(tt.params.x) } }] } }') + CHOSEN,
    'the repository of a fork':
      ACCOUNT + trigger('$(body.pull_request.head.repo.name)\n    #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ chosen'),
    'a comment through an overlay':
      ACCOUNT +
      trigger('$(extensions.a)\n    #        ^^^^^^^^^^^^^^^ chosen', cel('"body.comment.body.split(\' \')[1]"', 'a')),
    'a binding and a template elsewhere': `${ACCOUNT}
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerBinding
metadata: { name: push, namespace: ci }
spec: { params: [{ name: x, value: $(body.ref) }] }
---
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: push, namespace: ci }
spec:
  triggers:
    - template: { ref: run }
      bindings:
        - ref: push
        #      ^^^^ chosen
`,
    'a template in the trigger': `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push, namespace: ci }
spec:
  bindings:
    - name: x
      value: $(body.ref)
    #        ^^^^^^^^^^^ chosen
  template:
    spec:
      params: [{ name: x }]
      resourcetemplates:
        - apiVersion: tekton.dev/v1
          kind: TaskRun
          metadata: { generateName: a- }
          spec: { taskRef: { name: a }, serviceAccountName: $(tt.params.x) }
`,
  },
});

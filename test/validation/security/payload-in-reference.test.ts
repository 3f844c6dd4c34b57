import { payloadInReference } from '../../../src/validation/rules/security/payload-in-reference';
import { testRule } from '../test-rule';
import { filter, filteringGroup, markedListener, markedTrigger, overlay, template, trigger } from './event-documents';

const ACCOUNT = template('pipelineRef: { name: a }, taskRunTemplate: { serviceAccountName: $(tt.params.ref) }');
const CHOSEN = markedTrigger('$(body.ref)', 'chosen');
const step = (image: string): string => template(`taskSpec: { steps: [{ image: "${image}" }] }`, 'TaskRun');

testRule(payloadInReference, {
  valid: {
    'an account with a name of its own':
      template(
        'pipelineRef: { name: a }, taskRunTemplate: { serviceAccountName: build }, params: [{ name: a, value: $(tt.params.ref) }]',
      ) + trigger('$(body.ref)'),
    'a text of the trigger': ACCOUNT + trigger('deploy'),
    'what the forge makes up': ACCOUNT + trigger('$(body.after)'),
    'what the owner of the repository chooses': ACCOUNT + trigger('$(body.repository.name)'),
    'the same through an overlay': ACCOUNT + trigger('$(extensions.name)', overlay('name', 'body.project.name')),
    'listed values': ACCOUNT + trigger('$(body.ref)', filter("\"body.ref in ['a', 'b']\"")),
    'listed values of a group': ACCOUNT + trigger('$(body.ref)') + filteringGroup("\"body.ref in ['a', 'b']\""),
    'the param of another binding': ACCOUNT + trigger('$(body.ref)').replace('name: ref', 'name: y'),
    'a tag of a repository that stands': step('reg.acme.dev:5000/app:$(tt.params.ref)') + trigger('$(body.ref)'),
    'a digest of a repository that stands': step('acme/app@$(tt.params.ref)') + trigger('$(body.ref)'),
    'a template that is not in the set': trigger('$(body.ref)'),
    'a run that cannot be read':
      template('workspaces: 5, taskRunTemplate: { serviceAccountName: $(tt.params.ref) }') + trigger('$(body.ref)'),
  },
  invalid: {
    'the account of a PipelineRun': ACCOUNT + CHOSEN,
    'a part of it': ACCOUNT.replace('$(tt', 'deploy-$(tt') + CHOSEN,
    'the account in v1beta1':
      template('pipelineRef: { name: a }, serviceAccountName: $(tt.params.ref)', 'PipelineRun', 'v1beta1') + CHOSEN,
    'the account of one task':
      template(
        'pipelineRef: { name: a }, taskRunSpecs: [{ pipelineTaskName: a }, { pipelineTaskName: b, serviceAccountName: $(tt.params.ref) }]',
      ) + CHOSEN,
    'the account of a TaskRun':
      template('taskRef: { name: a }, serviceAccountName: $(tt.params.ref)', 'TaskRun') + CHOSEN,
    'an image': step('$(tt.params.ref)') + CHOSEN,
    'the registry of an image': step('$(tt.params.ref)/app:v1') + CHOSEN,
    'the repository of an image': step('reg.acme.dev:5000/$(tt.params.ref)') + CHOSEN,
    'the image of a sidecar of a child pipeline':
      template(
        'pipelineSpec: { finally: [{ name: a, pipelineSpec: { tasks: [{ name: b, taskSpec: { steps: [{ image: a }], sidecars: [{ name: c, image: $(tt.params.ref) }] } }] } }] }',
      ) + CHOSEN,
    'the image of the step template':
      template('taskSpec: { stepTemplate: { image: $(tt.params.ref) }, steps: [{ name: a }] }', 'TaskRun') + CHOSEN,
    'the claim of a workspace':
      template(
        'pipelineRef: { name: a }, workspaces: [{ name: w, persistentVolumeClaim: { claimName: cache-$(tt.params.ref) } }]',
      ) + CHOSEN,
    'the Secret of a workspace':
      template('taskRef: { name: a }, workspaces: [{ name: w, secret: { secretName: $(tt.params.ref) } }]', 'TaskRun') +
      CHOSEN,
    'the Pipeline': template('pipelineRef: { name: $(tt.params.ref) }') + CHOSEN,
    'the Task': template('taskRef: { name: $(tt.params.ref) }', 'TaskRun') + CHOSEN,
    'the Task of a task':
      template('pipelineSpec: { tasks: [{ name: a, taskRef: { name: $(tt.params.ref) } }] }') + CHOSEN,
    'the repository of a fork': ACCOUNT + markedTrigger('$(body.pull_request.head.repo.name)', 'chosen'),
    'a comment through an overlay':
      ACCOUNT + markedTrigger('$(extensions.a)', 'chosen', overlay('a', '"body.comment.body.split(\' \')[1]"')),
    'a binding and a template elsewhere': ACCOUNT + markedListener('$(body.ref)', 'chosen'),
    'a template in the trigger': `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push, namespace: ci }
spec:
  bindings:
    - name: ref
      value: $(body.ref)
    #        ^^^^^^^^^^^ chosen
  template:
    spec:
      params: [{ name: ref }]
      resourcetemplates:
        - apiVersion: tekton.dev/v1
          kind: TaskRun
          metadata: { generateName: a- }
          spec: { taskRef: { name: a }, serviceAccountName: $(tt.params.ref) }
`,
  },
});

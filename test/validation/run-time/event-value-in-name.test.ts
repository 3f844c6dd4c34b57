import { eventValueInName } from '../../../src/validation/rules/run-time/event-value-in-name';
import { documents, mark } from '../mark';
import { testRule } from '../test-rule';

const template = (metadata: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: start }
spec:
  params: [{ name: value }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: TaskRun
      metadata: { generateName: start-, ${metadata} }
      spec: { taskRef: { name: build }, params: [{ name: value, value: $(tt.params.value) }] }
`;
const trigger = (value: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:
  bindings: [{ name: value, value: ${value} }]
  template: { ref: start }
`;
const binding = (value: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerBinding
metadata: { name: push }
spec: { params: [{ name: value, value: ${value} }] }
`;
const LABEL = 'labels: { app.kubernetes.io/part-of: $(tt.params.value) }';

testRule(eventValueInName, {
  valid: {
    'a hash in a label': documents(template(LABEL), trigger('$(body.after)')),
    'a branch in an annotation': documents(
      template('annotations: { ref: $(tt.params.value) }'),
      trigger('$(body.ref)'),
    ),
    'a name that an overlay has made': documents(template(LABEL), trigger('$(extensions.ref)')),
    'a value with more around it, which nobody knows': documents(template(LABEL), trigger("'$(body.ref) x'")),
    'the name of a branch': documents(template(LABEL), trigger('$(body.pull_request.head.ref)')),
    'a template that is not here': trigger('$(body.ref)'),
  },
  invalid: {
    'a branch in brackets': documents(template(LABEL), mark(trigger(`"$(body['ref'])"`), '"$(body', 'unfit')),
    'a branch in a label': documents(template(LABEL), mark(trigger('$(body.ref)'), '$(body', 'unfit')),
    'the name of a repository in a name': documents(
      template('name: a-$(tt.params.value)'),
      mark(trigger('$(body.repository.full_name)'), '$(body', 'unfit'),
    ),
    'an address by a binding of its own': documents(
      template(LABEL),
      binding('$(body.repository.clone_url)'),
      mark(trigger('x').replace('{ name: value, value: x }', '{ ref: push }'), 'push }]', 'unfit'),
    ),
    'a title in a template inside of a trigger': mark(
      `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:
  bindings: [{ name: value, value: $(body.pull_request.title) }]
  template:
    spec:
      params: [{ name: value }]
      resourcetemplates:
        - apiVersion: v1
          kind: ConfigMap
          metadata: { generateName: start-, labels: { title: $(tt.params.value) } }
`,
      '$(tt',
      'unfit',
    ),
  },
});

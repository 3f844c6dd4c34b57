import { eventObjectInText } from '../../../src/validation/rules/run-time/event-object-in-text';
import { documents, mark } from '../mark';
import { testRule } from '../test-rule';

const template = (annotations = ''): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: start, annotations: { ${annotations} } }
spec:
  params: [{ name: value }, { name: unused }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: TaskRun
      metadata: { generateName: start- }
      spec: { taskRef: { name: build }, params: [{ name: value, value: $(tt.params.value) }] }
`;
const trigger = (value: string, name = 'value'): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:
  bindings: [{ name: ${name}, value: ${value} }]
  template: { ref: start }
`;

testRule(eventObjectInText, {
  valid: {
    'a text of the event': documents(template(), trigger('$(body.repository.full_name)')),
    'a field that nobody knows': documents(template(), trigger('$(body.payload)')),
    'a field that is a text in what others send': documents(template(), trigger('$(body.repository)')),
    'a map in a template that escapes quotes': documents(
      template("triggers.tekton.dev/old-escape-quotes: 'yes'"),
      trigger('$(body)'),
    ),
    'a map that the template does not take': documents(template(), trigger('$(body)', 'unused')),
  },
  invalid: {
    'all of the event': documents(template(), mark(trigger('$(body)'), '$(body', 'object')),
    'the headers in a text': documents(template(), mark(trigger("'x $(header)'"), "'x", 'object')),
    'what is a map for sure beside what may be one': documents(
      template(),
      mark(trigger("'$(body.commits) $(body)'"), "'$(body.commits", 'object'),
    ),
    'a field that a forge sends as a map': documents(
      template(),
      mark(
        trigger('$(body.repository)').replace(
          '  template:',
          '  interceptors: [{ ref: { name: github } }]\n  template:',
        ),
        '$(body',
        'mostly',
      ),
    ),
    'what a forge sends as a map': documents(template(), mark(trigger('$(body.pull_request)'), '$(body', 'mostly')),
    'an element of a list of maps': documents(template(), mark(trigger("'$(body.commits[0])'"), "'$(body", 'mostly')),
  },
});

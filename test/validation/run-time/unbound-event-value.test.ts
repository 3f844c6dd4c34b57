import { unboundEventValue } from '../../../src/validation/rules/run-time/unbound-event-value';
import { mark } from '../mark';
import { testRule } from '../test-rule';

const template = (value: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: start }
spec:
  params: [{ name: ref }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: TaskRun
      metadata: { generateName: start- }
      spec: { taskRef: { name: build }, params: [{ name: ref, value: '${value}' }] }
`;

testRule(unboundEventValue, {
  valid: {
    'a param of the template': template('refs/$(tt.params.ref) $(uid)'),
    'a program of that name': template('$(body) $(header -1 file) $(body.sh) $(tt --version) $(tt-tool x)'),
    'a text for people': template('x').replace(
      'generateName: start-',
      "generateName: start-, annotations: { a: '$(body.ref)' }",
    ),
    'a binding that it makes': template('x').replace(
      /apiVersion: tekton[^]*/,
      `apiVersion: triggers.tekton.dev/v1beta1
      kind: TriggerBinding
      metadata: { generateName: start- }
      spec: { params: [{ name: ref, value: $(body.ref) }] }
`,
    ),
    'a part, which another rule tells': template('$(tt.params.ref[0])'),
  },
  invalid: {
    'the body': mark(template('x-$(body.ref)'), '$(body', 'event'),
    'a header in brackets': mark(template('$(header["X-Id"])'), '$(header', 'event'),
    'what an interceptor adds': mark(template('$(extensions.sha)'), '$(ext', 'event'),
    'the id of the event': mark(template('$(context.eventID)'), '$(context', 'event'),
    'half of a param': mark(template('$(tt.ref)'), '$(tt', 'param'),
    'a param with a blank': mark(template('$( tt.params.ref)'), '$( tt', 'param'),
    'a param in brackets': mark(template('$(tt.params["ref"])'), '$(tt', 'param'),
    'one in a listener': mark(
      `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: listen }
spec:
  triggers:
    - template:
        spec:
          resourcetemplates:
            - { apiVersion: v1, kind: ConfigMap, metadata: { generateName: a- }, data: { ref: $(body.ref) } }
`,
      '$(body',
      'event',
    ),
  },
});

import { missingExtension } from '../../../src/validation/rules/run-time/missing-extension';
import { documents, mark } from '../mark';
import { testRule } from '../test-rule';

const OVERLAYS = '{ ref: { name: cel }, params: [{ name: overlays, value: [{ key: a.b, expression: body.x }] }] }';
const trigger = (value: string, interceptor = OVERLAYS): string => `
interceptors: [${interceptor}]
bindings: [{ name: p, value: ${value} }]
template: { ref: t }`;
const indented = (text: string, by: string): string => text.trim().replaceAll('\n', `\n${by}`);
const listener = (one: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: l }
spec:
  triggers:
    - ${indented(one, '      ')}
`;
const alone = (one: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: one }
spec:
  ${indented(one, '  ')}
`;
const group = (interceptor: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: l }
spec:
  triggerGroups:
    - name: g
      interceptors: [${interceptor}]
      triggerSelector: { namespaceSelector: { matchNames: ['*'] } }
`;
const template = (more = ''): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: t }
spec:
  params: [{ name: p${more} }]
  resourcetemplates: [{ apiVersion: v1, kind: ConfigMap }]
`;
const GITHUB = '{ ref: { name: github } }';

testRule(missingExtension, {
  valid: {
    'an overlay': documents(listener(trigger('$(extensions.a.b)')), template()),
    'a default of the template': documents(listener(trigger('$(extensions.c)')), template(', default: x')),
    'a template that is not there': listener(trigger('$(extensions.c)')),
    'an interceptor of others': documents(listener(trigger('$(extensions.c)', '{ webhook: {} }')), template()),
    'a command of Slack': documents(listener(trigger('$(extensions.c)', '{ ref: { name: slack } }')), template()),
    'changed files': documents(
      listener(
        trigger(
          '$(extensions.changed_files)',
          '{ ref: { name: github }, params: [{ name: addChangedFiles, value: { enabled: true } }] }',
        ),
      ),
      template(),
    ),
    'a Trigger of which no listener is there': documents(alone(trigger('$(extensions.c)')), template()),
    'an overlay of a group': documents(alone(trigger('$(extensions.a)', GITHUB)), group(OVERLAYS), template()),
    'a field of the body': documents(listener(trigger('$(body.extensions.c)')), template()),
  },
  invalid: {
    'another key': documents(mark(listener(trigger('$(extensions.c)')), '$(extensions', 'missing'), template()),
    'no overlay': documents(
      mark(listener(trigger('$(extensions.c.d)', GITHUB)), '$(extensions', 'missing'),
      template(),
    ),
    'a Trigger of a group': documents(
      mark(alone(trigger('$(extensions.c)', GITHUB)), '$(extensions', 'missing'),
      group(OVERLAYS),
      template(),
    ),
  },
});

import { unsignedWebhook } from '../../../src/validation/rules/security/unsigned-webhook';
import { testRule } from '../test-rule';

const listener = (trigger: string, version = 'v1beta1'): string => `
apiVersion: triggers.tekton.dev/${version}
kind: EventListener
metadata: { name: push }
spec:
  serviceAccountName: push
  triggers:
    - name: push
      template: { ref: run }
${trigger}
`;
const SECRET = '{ ref: { name: github }, params: [{ name: secretRef, value: { secretName: a, secretKey: b } }] }';
const alone = `
  apiVersion: triggers.tekton.dev/v1beta1
  kind: Trigger
  metadata: { name: push, namespace: ci, labels: { team: a } }
  spec:
    template: { ref: run }
`;
const group = (interceptors: string, team = 'a', more = ''): string => `
---
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: all, namespace: ci }
spec:
${more}
  triggerGroups:
    - name: group
      triggerSelector: { labelSelector: { matchLabels: { team: ${team} } } }
      interceptors: [${interceptors}]
`;
const unsigned = alone.replace('spec:', 'spec:\n# ^^^^ unsigned');

testRule(unsignedWebhook, {
  valid: {
    'a secret of the forge': listener(
      '      interceptors: [{ ref: { name: gitlab }, params: [{ name: secretRef, value: { secretName: a, secretKey: b } }] }]',
    ),
    'a comparison in CEL': listener(
      '      interceptors: [{ ref: { name: cel }, params: [{ name: filter, value: \'header.canonical("X").compareSecret("key", "name")\' }] }]',
    ),
    'an interceptor of somebody else': listener('      interceptors: [{ ref: { name: ours } }]'),
    'one of the namespace called like a core one': listener(
      '      interceptors: [{ ref: { name: github, kind: NamespacedInterceptor } }]',
    ),
    'a web hook': listener(
      '      interceptors: [{ webhook: { objectRef: { kind: Service, apiVersion: v1, name: check } } }]',
    ),
    'a second interceptor': listener(
      '      interceptors: [{ ref: { name: cel } }, { ref: { name: github }, params: [{ name: secretRef, value: { secretName: a, secretKey: b } }] }]',
    ),
    'a field of v1alpha1': listener(
      '      interceptors: [{ github: { secretRef: { secretName: a, secretKey: b } } }]',
      'v1alpha1',
    ),
    'a trigger elsewhere': listener('')
      .replace('template: { ref: run }', 'triggerRef: push')
      .replace('name: push\n      t', 't'),
    'a group of a listener that checks': alone + group(SECRET),
    'a group with an interceptor of somebody else': alone + group('{ ref: { name: ours } }'),
  },
  invalid: {
    'a group that checks nothing': unsigned + group('{ ref: { name: cel } }'),
    'a group of other triggers': unsigned + group(SECRET, 'b'),
    'a second way past the group': unsigned + group(SECRET, 'a', '  triggers: [{ triggerRef: push }]'),
    'no interceptor': listener('').replace('    - name: push', '    - name: push\n    # ^ unsigned'),
    'an interceptor without a secret': listener(`
      interceptors:
    # ^ unsigned
        - { ref: { name: github }, params: [{ name: eventTypes, value: [push] }] }
        - { ref: { name: cel }, params: [{ name: filter, value: 'true' }] }
        - { ref: { name: slack } }`),
    'a secret without a key': listener(`
      interceptors:
    # ^ unsigned
        - { ref: { name: bitbucket }, params: [{ name: secretRef, value: { secretName: a } }] }`),
  },
});

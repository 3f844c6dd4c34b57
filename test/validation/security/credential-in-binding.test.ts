import { credentialInBinding } from '../../../src/validation/rules/security/credential-in-binding';
import { testRule } from '../test-rule';

const binding = (value: string, kind = 'TriggerBinding'): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: ${kind}
metadata: { name: push }
spec:
  params:
    - name: a
      value: ${value}
`;
const trigger = (value: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:
  template: { ref: run }
  bindings:
    - name: a
      value: ${value}
`;

testRule(credentialInBinding, {
  valid: {
    'a commit': binding('$(body.after)'),
    'a signature, which is different for each event': binding('$(header.X-Hub-Signature-256)'),
    'the kind of an event': trigger('$(header.X-Gitlab-Event)'),
    'a text that is called so': binding('token'),
    'a key that only begins so': binding('$(body.token_type) $(body.secret.name) $(body.passwordless)'),
    'where a list goes on': binding('$(body.nextPageToken) $(body.page_token)'),
    'a name that Triggers makes': binding('$(context.token)'),
    'the whole body': binding('$(body)'),
    'a binding elsewhere': trigger('').replace('- name: a\n      value: ', '- ref: push'),
  },
  invalid: {
    'the token of GitLab': binding('$(header.X-Gitlab-Token)\n    #        ^^^^^^^^^^^^^^^^^^^^^^^^ credential'),
    'what a client signs in with': trigger(
      'Bearer $(header.authorization)\n    #               ^^^^^^^^^^^^^^^^^^^^^^^ credential',
    ),
    'a header that is called so': trigger('$(header.X-Api-Key)\n    #        ^^^^^^^^^^^^^^^^^^^ credential'),
    'a binding of the cluster': binding(
      '$(body.secret)\n    #        ^^^^^^^^^^^^^^ credential',
      'ClusterTriggerBinding',
    ),
    'a key of an object': binding('$(body.hook.accessToken)\n    #        ^^^^^^^^^^^^^^^^^^^^^^^^ credential'),
    'a key in brackets': binding("$(body['db_password'])\n    #        ^^^^^^^^^^^^^^^^^^^^^^ credential"),
    'one of a list': binding('$(body.token[0])\n    #        ^^^^^^^^^^^^^^^^ credential'),
    'what an interceptor took over': trigger('$(extensions.token)\n    #        ^^^^^^^^^^^^^^^^^^^ credential'),
    'a trigger of a listener': `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: push }
spec:
  triggers:
    - template: { ref: run }
      bindings:
        - name: a
          value: $(body.api_key)
        #        ^^^^^^^^^^^^^^^ credential
`,
  },
});

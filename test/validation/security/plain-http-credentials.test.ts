import { plainHttpCredentials } from '../../../src/validation/rules/security/plain-http-credentials';
import { testRule } from '../test-rule';

const secret = (url: string): string => `
apiVersion: v1
kind: Secret
metadata:
  name: forge
  annotations:
${url}
`;
const run = (params: string): string => `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: build }
spec:
  taskRef:
    resolver: git
    params:
${params}
`;

testRule(plainHttpCredentials, {
  valid: {
    https: secret('    tekton.dev/git-0: https://github.com'),
    'a Service of the cluster': secret('    tekton.dev/docker-0: http://registry.ci.svc.cluster.local:5000'),
    'another annotation': secret('    example.com/git-0: http://github.com'),
    'a resolver without a token': run('      - { name: url, value: "http://example.com/a" }'),
  },
  invalid: {
    'an annotation': secret(
      '    tekton.dev/git-0: http://github.com\n    #                 ^^^^^^^^^^^^^^^^^ annotation',
    ),
    'a resolver with a token': run(`
      - name: url
        value: http://example.com/a
        #      ^^^^^^^^^^^^^^^^^^^^ resolver
      - { name: gitToken, value: forge }`),
  },
});

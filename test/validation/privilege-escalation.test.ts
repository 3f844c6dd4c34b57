import { privilegeEscalation } from '../../src/validation/rules/security/privilege-escalation';
import { testRule } from './test-rule';

const task = (fields: string, more = ''): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
${more}
  steps:
    - name: build
      image: alpine
${fields}
`;

testRule(privilegeEscalation, {
  valid: {
    'nothing said': task('      securityContext: {}'),
    'capabilities of ordinary containers': task(
      '      securityContext: { capabilities: { add: [CHOWN], drop: [ALL] } }',
    ),
    'a privileged one, which privileged-container reports': task(
      '      securityContext: { privileged: true, capabilities: { add: [ALL] } }',
    ),
  },
  invalid: {
    escalation: task(`
      securityContext:
        allowPrivilegeEscalation: true
        #                         ^^^^ escalation`),
    'a capability': task(`
      securityContext:
        capabilities: { add: [CHOWN, SYS_ADMIN] }
        #                            ^^^^^^^^^ capability`),
  },
});

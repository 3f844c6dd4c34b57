import { privilegeEscalation } from '../../../src/validation/rules/security/privilege-escalation';
import { task } from '../documents';
import { testRule } from '../test-rule';

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

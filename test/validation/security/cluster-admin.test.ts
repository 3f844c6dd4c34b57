import { clusterAdmin } from '../../../src/validation/rules/security/cluster-admin';
import { testRule } from '../test-rule';

const binding = (kind: string, role: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: deploy }
roleRef:
${role}
`;

testRule(clusterAdmin, {
  valid: {
    'another role': binding('RoleBinding', '  name: deploy'),
    'another kind': binding('Policy', '  name: cluster-admin'),
  },
  invalid: {
    'the whole cluster': binding('ClusterRoleBinding', '  name: cluster-admin\n  #     ^^^^^^^^^^^^^ bound'),
    'a namespace': binding('RoleBinding', '  name: cluster-admin\n  #     ^^^^^^^^^^^^^ bound'),
  },
});

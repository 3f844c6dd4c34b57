import { wildcardRights } from '../../../src/validation/rules/security/wildcard-rights';
import { testRule } from '../test-rule';

const role = (rules: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: deploy }
rules:
${rules}
`;

testRule(wildcardRights, {
  valid: {
    'named rights': role("  - { apiGroups: [''], resources: [pods], verbs: [get] }"),
    'another kind': role("  - { verbs: ['*'] }").replace('ClusterRole', 'Policy'),
    'what is no list': role("  - 1\n  - { verbs: '*' }"),
  },
  invalid: {
    verbs: role(`
  - apiGroups: [apps]
    resources: [deployments]
    verbs: [get, '*']
    #            ^^^ wildcard`),
    'a rule once': role(`
  - apiGroups: ['*']
    #           ^^^ wildcard
    resources: ['*']
    verbs: ['*']`),
  },
});

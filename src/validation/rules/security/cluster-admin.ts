import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';

const binding = (kind: string, role: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata:\n  name: deploy\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: ${role}\nsubjects:\n  - kind: ServiceAccount\n    name: deploy\n    namespace: ci\n`;

export const clusterAdmin = defineRule({
  id: 'cluster-admin',
  severity: 'warning',
  docs: {
    title: 'An account may do everything',
    why: 'Whoever gets a command into a step of that account owns the namespace, or the whole cluster. A deployment needs a few verbs on a few kinds.',
    bad: binding('ClusterRoleBinding', 'cluster-admin'),
    good: binding('RoleBinding', 'deploy'),
  },
  messages: {
    bound: (d: { kind: string; name: string; extent: string }) =>
      `${d.kind} ${quote(d.name)} lets its subjects do everything in the ${d.extent}`,
  },
  visit: ({ report }) => ({
    Document({ document, metadata }) {
      const { kind } = document;
      if (kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding') return;
      const { roleRef } = document as { readonly roleRef?: { readonly name?: unknown } | null };
      if (roleRef?.name !== 'cluster-admin') return;
      const { name, generateName } = metadata ?? {};
      report(
        'bound',
        {
          kind,
          name: [name, generateName].find((one): one is string => typeof one === 'string') ?? '',
          extent: kind === 'RoleBinding' ? 'namespace' : 'whole cluster',
        },
        { path: 'roleRef.name', help: 'bind a Role that names the kinds and verbs that are needed' },
      );
    },
  }),
});

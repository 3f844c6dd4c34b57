import { fieldOf } from '../../../util/field-of';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';

const role = (rule: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: deploy\nrules:\n  - ${rule}\n`;

export const wildcardRights = defineRule({
  id: 'wildcard-rights',
  severity: 'warning',
  docs: {
    title: 'A Role grants everything by "*"',
    why: 'A pipeline runs code that others write. With "*" it may read every Secret or grant itself more, and what the cluster learns tomorrow is granted too.',
    bad: role("{ apiGroups: [apps], resources: [deployments], verbs: ['*'] }"),
    good: role('{ apiGroups: [apps], resources: [deployments], verbs: [get, patch, create] }'),
  },
  messages: {
    wildcard: (d: { kind: string; name: string; field: string }) =>
      `${d.kind} ${quote(d.name)} says "*" for ${d.field}`,
  },
  visit: ({ report }) => ({
    Document({ document, metadata }) {
      const { kind } = document;
      if (kind !== 'Role' && kind !== 'ClusterRole') return;
      const { rules } = document as { readonly rules?: unknown };
      if (!Array.isArray(rules)) return;
      const { name } = metadata ?? {};
      rules.forEach((rule: unknown, i) => {
        for (const field of ['apiGroups', 'resources', 'verbs']) {
          const words = fieldOf(rule, field);
          const at = Array.isArray(words) ? words.indexOf('*') : -1;
          if (at < 0) continue;
          report(
            'wildcard',
            { kind, name: typeof name === 'string' ? name : '', field },
            { path: `rules[${i}].${field}[${at}]`, help: `name the ${field} that are needed` },
          );
          break;
        }
      });
    },
  }),
});

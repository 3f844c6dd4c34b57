import { placed } from '../../../analysis/tasks/containers';
import { secretVariables } from '../../../analysis/tasks/exposed-secrets';
import { parseSubstitutions } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const login = (fields: string): string =>
  step(
    `name: login\nimage: quay.io/skopeo/stable\nenv:\n  - name: PASSWORD\n    valueFrom:\n      secretKeyRef: { name: registry, key: password }\n${fields}`,
  );

export const secretInArgs = defineRule({
  id: 'secret-in-args',
  severity: 'warning',
  docs: {
    title: 'A Secret stands in command or args',
    why: 'The arguments of a process are open to every process of the pod and land in logs of tools and of the node. A file or an environment variable does not.',
    bad: login('command: [skopeo]\nargs: [login, --password, $(PASSWORD), registry.example.com]'),
    good: login('script: printf %s "$PASSWORD" | skopeo login --password-stdin registry.example.com'),
  },
  messages: {
    secret: (d: { name: string; field: string; what: string }) =>
      `${quote(d.name)}, a Secret, stands in ${d.field} of ${d.what}`,
  },
  visit: ({ report }) => ({
    TaskSpec({ spec, steps, path }) {
      for (const { container, what, path: at } of [
        ...placed(steps, 'step', `${path}.steps`),
        ...placed(spec.sidecars, 'sidecar', `${path}.sidecars`),
      ]) {
        const secrets = secretVariables(container);
        if (secrets.size === 0) continue;
        for (const field of ['command', 'args'] as const)
          (container[field] ?? []).forEach((text, i) => {
            const found = parseSubstitutions(text).find(
              ({ segments, escaped }) => !escaped && segments.length === 1 && secrets.has(segments[0] ?? ''),
            );
            if (found)
              report(
                'secret',
                { name: found.segments[0] ?? '', field, what },
                {
                  path: `${at}.${field}[${i}]`,
                  text: found.text,
                  help: 'hand it over on standard input, in a file or in an environment variable that the tool knows',
                },
              );
          });
      }
    },
  }),
});

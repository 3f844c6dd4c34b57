import { coreParams } from '../../../analysis/events/interceptors';
import { fieldOf } from '../../../util/field-of';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const SECRET = '      - name: secretRef\n        value: { secretName: webhook, secretKey: token }\n';
const OWNERS = '      - name: githubOwners\n        value: { enabled: true, checkType: repoMembers }\n';
const FILES = '      - name: addChangedFiles\n        value: { enabled: true }\n';
const github = (...params: readonly string[]): string =>
  triggers(
    'Trigger',
    `interceptors:\n${params.map((one) => `  - ref: { name: github }\n    params:\n${SECRET}${one}`).join('')}template: { ref: run }`,
  );

export const skippedOwnersCheck = defineRule({
  id: 'skipped-owners-check',
  severity: 'warning',
  docs: {
    title: 'A github interceptor adds changed files and so never asks who the sender is',
    why: 'Triggers returns as soon as it has added the files, before it looks at the owners: the pull request of any stranger passes.',
    bad: github(OWNERS + FILES),
    good: github(OWNERS, FILES),
  },
  messages: { skipped: () => 'githubOwners is never looked at, since addChangedFiles is in the same interceptor' },
  visit: ({ report }) => ({
    Interceptor({ interceptor, path }) {
      const params = coreParams(interceptor, 'github');
      if (!params || !isEnabled(params['githubOwners']) || !isEnabled(params['addChangedFiles'])) return;
      const i = interceptor.params?.findIndex(({ name }) => name === 'githubOwners') ?? -1;
      report(
        'skipped',
        {},
        {
          path: i < 0 ? path : `${path}.params[${i}]`,
          help: 'take two github interceptors, the first with githubOwners, the second with addChangedFiles',
        },
      );
    },
  }),
});

function isEnabled(value: unknown): boolean {
  return fieldOf(value, 'enabled') === true;
}

import { KINDS, isTektonKind } from '../../../schema/kinds';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const good = step('name: ls\nimage: alpine');

export const deprecatedApiVersion = defineRule({
  id: 'deprecated-api-version',
  severity: 'warning',
  docs: {
    title: 'A document is of a version of its kind that has a successor',
    why: 'The cluster still takes it and stores it as the newer version; a later release of Tekton will not.',
    bad: good.replace('tekton.dev/v1', 'tekton.dev/v1beta1'),
    good,
  },
  messages: {
    old: (d: { kind: string; apiVersion: string; newer: string }) =>
      `${quote(d.apiVersion)} of ${d.kind} is deprecated; it is checked as ${quote(d.newer)} with the old names of fields`,
  },
  visit: ({ report }) => ({
    Document({ document: { apiVersion, kind } }) {
      const info = isTektonKind(kind) ? KINDS.get(kind) : undefined;
      if (!info?.alsoRead.includes(apiVersion)) return;
      report(
        'old',
        { kind, apiVersion, newer: info.apiVersion },
        { path: 'apiVersion', help: `write apiVersion: ${info.apiVersion}` },
      );
    },
  }),
});

import { goRegexpFault } from '../../../analysis/go/go-regexp';
import { patternSurprise } from '../../../analysis/source-pattern';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { policy } from '../example';

const sources = (pattern: string): string =>
  policy(`resources:\n  - pattern: ${pattern}\nauthorities:\n  - name: us\n    key:\n      kms: gcpkms://us`);

export const misleadingPolicyPattern = defineRule({
  id: 'misleading-policy-pattern',
  severity: 'warning',
  docs: {
    title: 'A pattern of a VerificationPolicy fits other sources than it seems to',
    why: 'A pattern is a regular expression for the whole source. `/*` means any number of slashes, so a policy for a folder fits nothing in it, and by default what no policy fits runs unchecked. Tekton puts `^` and `$` around a pattern that does not have both; in `^a|b$` they stand there already, and each holds for one side only.',
    bad: sources('https://github.com/acme/*'),
    good: sources('^https://github\\.com/acme/.*$'),
  },
  messages: {
    folder: (d: { pattern: string }) => `${quote(d.pattern)} fits nothing below that folder`,
    git: (d: { pattern: string }) => `${quote(d.pattern)} fits no source: Tekton takes "git+" off before it compares`,
    open: (d: { pattern: string }) =>
      `${quote(d.pattern)} also fits longer sources: "^" and "$" hold for one side of "|"`,
  },
  help: {
    folder: (d: { pattern: string }) => `write ${d.pattern.replace(/\/\*?(?=\$?$)/, '/.*')} for all that is below it`,
    git: 'begin with https://, as the URL of the repository does',
    open: (d: { pattern: string }) => `put the sides into a group: ^(?:${d.pattern.slice(1, -1)})$`,
  },
  visit: ({ report }) => ({
    VerificationPolicy({ spec, path }) {
      const { resources = [] } = spec as { readonly resources?: readonly { readonly pattern?: string }[] };
      resources.forEach(({ pattern = '' }, i) => {
        const surprise = goRegexpFault(pattern) === undefined ? patternSurprise(pattern) : undefined;
        if (surprise) report(surprise, { pattern }, `${path}.resources[${i}].pattern`);
      });
    },
  }),
});

import { goRegexpFault } from '../../../analysis/go/go-regexp';
import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { policy } from '../example';

const MODES = ['enforce', 'warn'];
const ALGORITHMS = ['sha224', 'sha256', 'sha384', 'sha512'];
const KEYS = 'authorities:\n  - name: us\n    key:\n      kms: gcpkms://us';

export const invalidVerificationPolicy = defineRule({
  id: 'invalid-verification-policy',
  severity: 'error',
  docs: {
    title: 'A VerificationPolicy lacks patterns or keys, or has one that cannot be used',
    why: 'Patterns are regular expressions of Go, each key has one source; the cluster refuses anything else.',
    bad: policy(`resources:\n  - pattern: '('\n${KEYS}`),
    good: policy(`resources:\n  - pattern: '.*'\n${KEYS}`),
  },
  messages: {
    missing: (d: { field: string }) => `the policy has no ${d.field}`,
    pattern: (d: { pattern: string; fault: string }) =>
      `pattern ${quote(d.pattern)} is not a regular expression: ${d.fault}`,
    keys: (d: { count: number }) => `the key has ${d.count} of data, kms and secretRef, not one`,
    algorithm: (d: { algorithm: string }) => `hash algorithm ${quote(d.algorithm)} is not known`,
    mode: (d: { mode: string }) => `mode ${quote(d.mode)} is not known`,
  },
  help: {
    missing: (d: { field: string }) =>
      d.field === 'resources'
        ? 'list patterns: resources: [{ pattern: ".*" }]'
        : 'list keys: authorities: [{ name: …, key: … }]',
    pattern: 'correct it; it is a regular expression of Go (RE2)',
    keys: 'keep one of data, kms and secretRef',
  },
  visit: ({ report }) => ({
    VerificationPolicy({ spec, path }) {
      const {
        resources = [],
        authorities = [],
        mode = '',
      } = spec as {
        readonly resources?: readonly { readonly pattern?: string }[];
        readonly authorities?: readonly unknown[];
        readonly mode?: string;
      };
      if (resources.length === 0) report('missing', { field: 'resources' }, path);
      if (authorities.length === 0) report('missing', { field: 'authorities' }, path);
      resources.forEach(({ pattern = '' }, i) => {
        const fault = goRegexpFault(pattern);
        if (fault !== undefined) report('pattern', { pattern, fault }, `${path}.resources[${i}].pattern`);
      });
      if (mode !== '' && !MODES.includes(mode))
        report('mode', { mode }, { path: `${path}.mode`, help: `allowed: ${list(MODES)}` });
    },
    Key({ key: { data, kms, secretRef, hashAlgorithm = '' }, path }) {
      const count = [data, kms, secretRef].filter((source) => source !== undefined && source !== '').length;
      if (count !== 1) report('keys', { count }, path);
      const algorithm = hashAlgorithm.toLowerCase();
      if (algorithm !== '' && !ALGORITHMS.includes(algorithm))
        report(
          'algorithm',
          { algorithm: hashAlgorithm },
          { path: `${path}.hashAlgorithm`, help: `allowed: ${list(ALGORITHMS)}` },
        );
    },
  }),
});

import { misleadingPolicyPattern } from '../../../src/validation/rules/security/misleading-policy-pattern';
import { testRule } from '../test-rule';

const policy = (pattern: string): string => `
apiVersion: tekton.dev/v1alpha1
kind: VerificationPolicy
metadata: { name: ours }
spec:
  authorities: [{ name: us, key: { kms: gcpkms://us } }]
  resources:
    - pattern: ${pattern}
`;

testRule(misleadingPolicyPattern, {
  valid: {
    everything: policy('.*'),
    'a repository, which Tekton compares with the whole source': policy('https://github.com/acme/tasks.git'),
    'a repository with both ends': policy('^https://github\\.com/acme/tasks\\.git$'),
    'all below a folder': policy('^https://github\\.com/acme/.*'),
    'all, and slashes after it': policy('https://github.com/acme/.*/*'),
    'two sides, each with both ends': policy('^https://a/b$|^https://a/c$'),
    'two sides with one end, around which Tekton puts a group': policy('https://a/b|https://a/c$'),
    'two sides in a group': policy('^https://a/(?:b|c)$'),
    'a class with the sign of sides': policy('^https://a/[|)]$'),
    'the sign of sides as a text': policy('^https://a/b\\|c$'),
    'a prefix that may be missing': policy('^(git\\+)?https://a/b$'),
    'a pattern that is none': policy("'(|/*'"),
  },
  invalid: {
    'a folder written as in a shell': policy(
      'https://github.com/acme/*\n    #          ^^^^^^^^^^^^^^^^^^^^^^^^^ folder',
    ),
    'a folder with both ends': policy('^https://github.com/acme/*$\n    #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ folder'),
    'the beginning of a source': policy('^https://github.com/acme/\n    #          ^^^^^^^^^^^^^^^^^^^^^^^^^ folder'),
    'one folder of two': policy('https://a/*|https://b/c\n    #          ^^^^^^^^^^^^^^^^^^^^^^^ folder'),
    'the prefix of the git resolver': policy(
      '^git\\+https://github.com/acme/tasks$\n    #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ git',
    ),
    'the same without a backslash': policy('git+https://a/b\n    #          ^^^^^^^^^^^^^^^ git'),
    'two sides with one end each': policy('^https://a/b|https://a/c$\n    #          ^^^^^^^^^^^^^^^^^^^^^^^^^ open'),
  },
});

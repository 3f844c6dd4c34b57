import { placeholderInScript } from '../../../src/validation/rules/security/placeholder-in-script';
import { task } from '../documents';
import { testRule } from '../test-rule';

testRule(placeholderInScript, {
  valid: {
    'a commit': task('      script: git checkout {{ revision }} {{ body.after }}'),
    'a variable': task('      env: [{ name: BRANCH, value: "{{ source_branch }}" }]\n      script: echo "$BRANCH"'),
    'a format of docker': task("      script: docker ps --format '{{ .Names }}'"),
    'an argument of a program': task('      command: [echo]\n      args: ["{{ source_branch }}"]'),
  },
  invalid: {
    'a branch': task(`
      script: echo {{ source_branch }}
      #            ^^^^^^^^^^^^^^^^^^^ pasted`),
    'a comment of a sidecar': task(
      '      script: x',
      `
  sidecars:
    - image: alpine
      script: echo "{{trigger_comment}}"
      #             ^^^^^^^^^^^^^^^^^^^ pasted`,
    ),
    'a title, for a shell': task(`
      command: [sh, -c, "echo {{ body.pull_request.title }}"]
      #                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pasted`),
  },
});

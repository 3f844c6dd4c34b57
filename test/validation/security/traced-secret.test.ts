import { tracedSecret } from '../../../src/validation/rules/security/traced-secret';
import { task } from '../documents';
import { testRule } from '../test-rule';

const ENV = '      env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: forge, key: token } } }]';

testRule(tracedSecret, {
  valid: {
    'no secret': task('      script: set -x'),
    'other options': task(`${ENV}\n      script: set -euo pipefail`),
    'a word that only looks like it': task(`${ENV}\n      script: offset -x; test -x /bin/ls; export X`),
    'an option of another program': task(`${ENV}\n      command: [curl, -x, proxy]`),
    'a volume that is no secret': task(
      '      volumeMounts: [{ name: a, mountPath: /a }]\n      script: set -x',
      '  volumes: [{ name: a, emptyDir: {} }]',
    ),
  },
  invalid: {
    'set -x': task(`${ENV}
      script: |
        set -eux
      # ^^^^^^^^ trace
        login`),
    'set -o xtrace': task(`${ENV}
      script: if true; then set -o xtrace; fi
      #                     ^^^^^^^^^^^^^ trace`),
    'a shebang': task(`${ENV}
      script: |
        #!/usr/bin/env bash -ex
      # ^^^^^^^^^^^^^^^^^^^^^^^ trace
        login`),
    'another shell': task(`${ENV}
      script: bash -ex login.sh
      #       ^^^^^^^^ trace`),
    'a command': task(`${ENV}
      command: [/bin/sh, -xc, login]
      #                  ^^^ trace`),
    'a text of a shell': task(`${ENV}
      command: [sh, -c]
      args: ['set -x; login']
      #       ^^^^^^ trace`),
    'all of a secret': task(`
      envFrom: [{ secretRef: { name: forge } }]
      script: set -x
      #       ^^^^^^ trace`),
    'a mounted secret': task(
      `
      volumeMounts: [{ name: a, mountPath: /a }]
      script: set -x
      #       ^^^^^^ trace`,
      '  volumes: [{ name: a, secret: { secretName: forge } }]',
    ),
  },
});

import { secretInArgs } from '../../../src/validation/rules/security/secret-in-args';
import { task } from '../documents';
import { testRule } from '../test-rule';

const ENV =
  '      env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: forge, key: token } } }, { name: USER, value: me }]';

testRule(secretInArgs, {
  valid: {
    'another variable': task(`${ENV}\n      args: [$(USER)]`),
    'an escaped one': task(`${ENV}\n      args: [$$(TOKEN)]`),
    'a script': task(`${ENV}\n      script: login "$TOKEN"`),
  },
  invalid: {
    'a secret in args': task(`${ENV}
      args: ['--token=$(TOKEN)']
      #               ^^^^^^^^ secret`),
    'a secret in command': task(`${ENV}
      command: [login, $(TOKEN)]
      #                ^^^^^^^^ secret`),
  },
});

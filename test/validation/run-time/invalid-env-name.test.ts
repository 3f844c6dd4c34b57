import { invalidEnvName } from '../../../src/validation/rules/run-time/invalid-env-name';
import { build, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (env: string): string => build('description: x', `script: make\nenv: [{ ${env} }]`);

testRule(invalidEnvName, {
  valid: {
    'a name': task('name: HOME, value: x'),
    'a name with what shells do not take': task('name: my.home-1, value: x'),
  },
  invalid: {
    'no name': mark(task('value: x'), '{ value: x }', 'missing'),
    'a variable': mark(task("name: '$(params.p)', value: x"), "'$(params.p)'", 'variable'),
    'an equals sign': mark(task('name: "A=B", value: x'), '"A=B"', 'invalid'),
  },
});

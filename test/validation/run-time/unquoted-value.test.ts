import { unquotedValue } from '../../../src/validation/rules/run-time/unquoted-value';
import { build, delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const given = (value: string): string =>
  delivery(`- { name: a, taskRef: { name: b }, params: [{ name: p, value: ${value} }] }`);
const template = (value: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: t }
spec:
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: TaskRun
      metadata: { generateName: run- }
      spec: { taskRef: { name: b }, params: [{ name: p, value: ${value} }] }
`;

testRule(unquotedValue, {
  valid: {
    'a number and a boolean that stay as they are': given('12').replace('value: 12', 'value: 12, default: true'),
    'a text in quotes': given("'1.20'"),
    'a text that only looks like a number': given('1.2.0'),
    'a list of texts': given("['3.10', a]"),
    'an interceptor, whose params take anything': `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: t }
spec:
  interceptors: [{ ref: { name: mine }, params: [{ name: limit, value: 1.0 }] }]
  template: { ref: t }
`,
    'a number somewhere else': delivery('- { name: a, taskRef: { name: b }, retries: 0x1 }'),
    'a document of others': given('1.20').replace('tekton.dev', 'example.com'),
  },
  invalid: {
    'a version that loses its zero': mark(given('1.20'), '1.20', 'changed'),
    'a mode in octal digits': mark(build('params: [{ name: mode, default: 0644 }]'), '0644', 'changed'),
    'the beginning of a commit': mark(given('1234567e5'), '1234567e5', 'changed'),
    'a word for true': mark(given('yes'), 'yes', 'changed'),
    'one in a template': mark(template('1.0'), '1.0', 'changed'),
    'a number in a list': mark(given('[3.9, a]'), 'value', 'joined'),
    'a boolean in a map': mark(given('{ a: true }'), 'value', 'joined'),
  },
});

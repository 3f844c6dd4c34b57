import { brokenVariable } from '../../../src/validation/rules/run-time/broken-variable';
import { task } from '../documents';
import { testRule } from '../test-rule';

const env = (value: string): string => task(`      env: [{ name: A, value: ${value} }]`);

testRule(brokenVariable, {
  valid: {
    'a whole variable': env('a-$(params.b)'),
    'one in brackets': env(`'$(params["a.b"])'`),
    'the start of a substitution of the shell': env("'$('"),
    'a script': task("      script: 'echo $(params.b'"),
    'a script that runs a file': task("      script: 'x=$(task.sh); $(body.ref)'"),
    'another escape': env('a%24b'),
  },
  invalid: {
    'a variable that was cut': task(`
      args:
        - a $(params.com
        # ^^^^^^^^^^^^^^ cut`),
    'one that was cut in its first word': task(`
      args:
        - $(para
        # ^^^^^^ cut`),
    'one that begins with another word': task(`
      args:
        - a $(workspace.source.path) $(params.a)
        #   ^^^^^^^^^^^^^^^^^^^^^^^^ misspelt`),
    'one in a script': task(`
      script: date > $(result.date.path) $(PARAMS.dev) $(content.body) $(result.html)
      #              ^^^^^^^^^^^^^^^^^^^ misspelt`),
    'one that was encoded': task(`
      args:
        - https://example.com?q=%24(params.text)
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ encoded`),
  },
});

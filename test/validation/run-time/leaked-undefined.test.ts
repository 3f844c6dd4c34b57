import { leakedUndefined } from '../../../src/validation/rules/run-time/leaked-undefined';
import { task } from '../documents';
import { testRule } from '../test-rule';

const env = (value: string): string => task(`      env: [{ name: A, value: ${value} }]`);

testRule(leakedUndefined, {
  valid: {
    'a script, which may be JavaScript': task('      script: if (x === undefined) process.exit(1)'),
    'a description': task('', '  description: what is undefined stays so'),
    'a longer word': env('undefined-behaviour'),
    'a list with the word': env('"[construct]"'),
    'the name of a file': env('src/undefined.ts'),
    'a document of others': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: undefined }\n',
  },
  invalid: {
    'the whole text': task(`
      env:
        - name: A
          value: undefined
          #      ^^^^^^^^^ leaked`),
    'a word of it': task(`
      env:
        - name: A
          value: hello undefined
          #      ^^^^^^^^^^^^^^^ leaked`),
    'a tag': task(`
      args:
        - --image=shop:undefined
        # ^^^^^^^^^^^^^^^^^^^^^^ leaked`),
    'an object': task(`
      args:
        - a-[object Object]
        # ^^^^^^^^^^^^^^^^^ leaked`),
    'a construct in a script': task(`
      script: deploy [construct shop/test]
      #              ^^^^^^^^^^^^^^^^^^^^^ construct`),
    'a construct': task(`
      args:
        - a-[construct shop/test]
        #   ^^^^^^^^^^^^^^^^^^^^^ construct`),
  },
});

import { unknownField } from '../../src/validation/rules/admission/unknown-field';
import { testRule } from './test-rule';

const task = (step: string): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build, anything: allowed }
spec:
  steps:
    - name: ls
${step}
`;

testRule(unknownField, {
  valid: {
    'names in another case, as Go reads them': task('      Image: alpine'),
    'fields of other kinds of documents': 'apiVersion: v1\nkind: Secret\nmetadata: { name: x }\nfoo: bar\n',
  },
  invalid: {
    'a misspelt field': task(`
      imgae: alpine
#     ^^^^^ unknown`),
    'a field deep inside of Kubernetes': task(`
      image: alpine
      env:
        - name: A
          valueFrom: { secretKeyRef: { name: s, keyy: k } }
      #                                         ^^^^ unknown`),
  },
});

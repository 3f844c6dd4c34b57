import { unknownField } from '../../../src/validation/rules/admission/unknown-field';
import { testRule } from '../test-rule';

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
    'fields of kinds of somebody': 'apiVersion: example.com/v1\nkind: Shop\nmetadata: { name: x }\nfoo: bar\n',
    'every key of data': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata: { FOO: bar }\n',
  },
  invalid: {
    'a misspelt field': task(`
      imgae: alpine
#     ^^^^^ unknown`),
    'a field of a kind of Kubernetes, whose API server looks at case': `
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  Replicas: 1
# ^^^^^^^^ unknown
  template: { spec: { containers: [{ name: shop, image: shop, port: 80 }] } }
  #                                                           ^^^^ unknown
`,
    'a limit of a step': task(`
      image: alpine
      computeResources: { limit: { cpu: 1 } }
      #                   ^^^^^ unknown`),
    'a field deep inside of Kubernetes': task(`
      image: alpine
      env:
        - name: A
          valueFrom: { secretKeyRef: { name: s, keyy: k } }
      #                                         ^^^^ unknown`),
  },
});

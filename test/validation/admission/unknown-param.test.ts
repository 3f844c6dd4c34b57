import { unknownParam } from '../../../src/validation/rules/admission/unknown-param';
import { testRule } from '../test-rule';

const task = (args: string): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  params:
    - name: path
    - name: a.b
  steps:
    - name: ls
      image: alpine
${args}
`;

testRule(unknownParam, {
  valid: {
    'a declared param': task('      args: [$(params.path)]'),
    'a name with a dot in brackets': task(`      args: ['$(params["a.b"])']`),
    'a shell substitution that only looks like one': task('      script: echo $(date)'),
    'params of sidecars, which admission does not look at': task('      script: x').replace('steps:', 'sidecars:'),
    'a document that cannot be read, which wrong-type reports': task('      args: $(params.nope)'),
  },
  invalid: {
    // The webhook writes the default into the value that the task is given.
    'one in the default of a task inside of a run that is given an object': `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: run }
spec:
  pipelineSpec:
    tasks:
      - name: build
        params: [{ name: url, value: { port: '1' } }]
#                             ^ unknown
        taskSpec:
          params: [{ name: url, properties: { port: {}, host: {} }, default: { host: $(params.nope) } }]
          steps: [{ image: alpine }]
`,
    'a misspelt param': task(`
      args: [$(params.pathh)]
      #               ^^^^^ unknown`),
    'each of two texts': task(`
      args: [$(params.one), $(params.two)]
      #               ^^^ unknown
      #                              ^^^ unknown`),
    'a param in a block of script': task(`
      script: |
        set -e
        echo "$(params.nope)"
      #                ^^^^ unknown`),
    'a param of a step template': `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  stepTemplate: { image: '$(params.image)' }
#                                  ^^^^^ unknown
  steps:
    - name: ls
    - name: make
`,
    'an entry of a list of a step template': `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  stepTemplate:
    env: [{ name: HOME, value: /tmp }, { name: A, value: $(params.nope) }]
#                                                                 ^^^^ unknown
  steps:
    - { name: ls, image: alpine, env: [{ name: HOME, value: / }, { name: B, value: b }] }
    - { name: make, image: alpine }
`,
    'an entry of a list that is joined with that of the step template': `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  stepTemplate: { env: [{ name: HOME, value: /tmp }] }
  steps:
    - image: alpine
      env:
        - { name: A, value: $(params.one) }
    #                                ^^^ unknown
        - { name: HOME, value: $(params.two) }
    #                                   ^^^ unknown
`,
  },
});

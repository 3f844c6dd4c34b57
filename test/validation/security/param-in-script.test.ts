import { paramInScript } from '../../../src/validation/rules/security/param-in-script';
import { task } from '../documents';
import { testRule } from '../test-rule';

const PARAMS = '  params: [{ name: branch }, { name: level, enum: [low, high] }]';

testRule(paramInScript, {
  valid: {
    'a param in env': task(
      '      env: [{ name: BRANCH, value: $(params.branch) }]\n      script: echo "$BRANCH"',
      PARAMS,
    ),
    'paths and names, which nobody chooses': task(
      '      script: ls $(workspaces.source.path) $(results.a.path) $(context.taskRun.name)',
    ),
    'substitutions of the shell': task('      script: echo $(date) $(whoami)'),
    'a param that the Task does not declare, of which unknown-param speaks': task(
      '      script: echo $(params.branch)',
    ),
    'a param of a few values': task('      script: echo $(params.level)', PARAMS),
    'args of a program': task('      command: [git]\n      args: [checkout, $(params.branch)]', PARAMS),
    'an array behind the text of a program': task(
      '      command: [sh, -c, \'echo "$1"\', sh]\n      args: [$(params.branch)]',
      PARAMS,
    ),
    'a value that stands in the same document': `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: build }
spec:
  params: [{ name: branch, value: main }]
  taskSpec:
    params: [{ name: branch }]
    steps: [{ image: alpine, script: echo $(params.branch) }]
`,
    'a value of the run, handed on by a pipeline': `
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: build }
spec:
  params: [{ name: branch, value: main }]
  pipelineSpec:
    tasks:
      - name: own
        params: [{ name: own, value: x$(params.branch) }]
        taskSpec: { params: [{ name: own }], steps: [{ image: alpine, script: echo $(params.own) $(params.branch) }] }
`,
  },
  invalid: {
    'a param': task(
      `
      script: |
        git checkout $(params.branch)
        #            ^^^^^^^^^^^^^^^^ pasted`,
      PARAMS,
    ),
    'a param in quotes, which end where the value says': task(
      `
      script: echo '$(params.branch)'
      #             ^^^^^^^^^^^^^^^^ pasted`,
      PARAMS,
    ),
    'several in one script once': task(
      `
      script: echo $(params.branch) $(params["a.b"]) $(params.branch)
      #            ^^^^^^^^^^^^^^^^ pasted`,
      PARAMS,
    ),
    'a result of a task before': `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: delivery }
spec:
  tasks:
    - name: show
      taskSpec:
        steps:
          - image: alpine
            script: echo $(tasks.clone.results.message)
            #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pasted
`,
    'a result of a step before': task(`
      script: echo $(steps.a.results.b)
      #            ^^^^^^^^^^^^^^^^^^^^ pasted`),
    'the text of a shell in args': task(
      `
      command: [sh, -ec]
      args: ['git checkout $(params.branch)']
      #                    ^^^^^^^^^^^^^^^^ pasted`,
      PARAMS,
    ),
    'the text of a program in command': task(
      `
      command: [python3, -c, 'print("$(params.branch)")']
      #                              ^^^^^^^^^^^^^^^^ pasted`,
      PARAMS,
    ),
    'a sidecar': task(
      '      script: x',
      `
  sidecars:
    - image: alpine
      script: echo $(params.branch)
      #            ^^^^^^^^^^^^^^^^ pasted
${PARAMS}`,
    ),
  },
});

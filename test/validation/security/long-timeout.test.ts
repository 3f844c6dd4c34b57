import { longTimeout } from '../../../src/validation/rules/security/long-timeout';
import { delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const taskRun = (timeout: string): string => `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: build }
spec:
  taskRef: { name: build }
${timeout}
`;
const task = (timeout: string, ref = 'taskRef: { name: build }'): string =>
  delivery(`- name: build\n  ${ref}\n${timeout}`);
const oldRun = (timeout: string): string =>
  runOf('').replace('tekton.dev/v1', 'tekton.dev/v1beta1').replace(/\n$/, `\n${timeout}\n`);
const template = (timeout: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: build }
spec:
  params: [{ name: limit }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: { generateName: build- }
      spec:
        pipelineRef: { name: delivery }
        timeouts:
${timeout}
`;

testRule(longTimeout, {
  valid: {
    'a run that says nothing': runOf(''),
    'a run of four hours': runOf('timeouts: { pipeline: 4h }'),
    'a run whose parts end in time': runOf('timeouts: { pipeline: "0", tasks: 3h, finally: 1h }'),
    'a run with parts of a default': runOf('timeouts: { tasks: 30m }'),
    'a TaskRun of two hours': taskRun('  timeout: 120m'),
    'a TaskRun that says nothing': taskRun(''),
    'a task of two hours': task('  timeout: 2h'),
    'a task that ends with its run': task('  timeout: "0"'),
    'the same of a run': runOf('taskRunSpecs: [{ pipelineTaskName: build, timeout: "0" }]'),
    'a custom task that waits for somebody': task(
      '  timeout: 24h',
      'taskRef: { apiVersion: example.com/v1, kind: Approval, name: ask }',
    ),
    'a child pipeline of four hours': task('  timeout: 4h', 'pipelineRef: { name: other }'),
    'what the event decides': template('          pipeline: $(tt.params.limit)'),
  },
  invalid: {
    'a run of a day': runOf('timeouts:\n  pipeline: 24h\n  #         ^^^ run'),
    'a run a second too long': runOf('timeouts:\n  pipeline: 4h1s\n  #         ^^^^ run'),
    'a run for ever': runOf('timeouts:\n  pipeline: "0"\n  #         ^ run'),
    'a run for ever but for finally': runOf('timeouts:\n  finally: 5m\n  pipeline: 0s\n  #         ^^ run'),
    'parts that take longer together': mark(
      runOf('timeouts: { pipeline: "0", tasks: 4h, finally: 1m }'),
      'timeouts',
      'run',
    ),
    'a run that is shorter than its parts would be': runOf(
      'timeouts:\n  tasks: 4h\n  finally: 3h\n  pipeline: 6h\n  #         ^^ run',
    ),
    'a run of v1beta1': oldRun('  timeout: 12h\n  #        ^^^ run'),
    'a run of a trigger': template('          pipeline: 24h\n          #         ^^^ run'),
    'a TaskRun': taskRun('  timeout: 2h1m\n  #        ^^^^ taskRun'),
    'a TaskRun for ever': taskRun('  timeout: 0s\n  #        ^^ taskRun'),
    'a task of a pipeline': task('  timeout: 3h\n  #        ^^ task'),
    'a task as the run has it': runOf(
      'taskRunSpecs:\n  - pipelineTaskName: build\n    timeout: 3h\n    #        ^^ task',
    ),
    'a child pipeline': task('  timeout: 5h\n  #        ^^ child', 'pipelineRef: { name: other }'),
    'a run and its pipeline': documents(
      task('  timeout: 3h\n  #        ^^ task'),
      runOf('timeouts:\n  pipeline: 5h\n  #         ^^ run'),
    ),
  },
});

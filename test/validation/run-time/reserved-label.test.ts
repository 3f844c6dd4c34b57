import { reservedLabel } from '../../../src/validation/rules/run-time/reserved-label';
import { build, delivery, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (label: string): string =>
  build('description: x').replace('{ name: build }', `{ name: build, labels: { ${label}: a } }`);

testRule(reservedLabel, {
  valid: {
    'a label of the catalog': task('app.kubernetes.io/version'),
    'the instance of what is not handed down': task('app.kubernetes.io/instance').replace(
      'kind: Task',
      'kind: TaskRun',
    ),
  },
  invalid: {
    'the instance, by which Argo CD prunes': mark(task('app.kubernetes.io/instance'), 'app.kubernetes', 'handed'),
    'a label of a task inside of a Pipeline': mark(
      delivery('- { name: a, taskSpec: { metadata: { labels: { tekton.dev/task: b } }, steps: [{ image: c }] } }'),
      'tekton.dev/task',
      'reserved',
    ),
    'a label of what a template makes': mark(
      `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: a }
spec:
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: TaskRun
      metadata: { generateName: a-, labels: { tekton.dev/taskRun: a } }
      spec: { taskRef: { name: a } }
`,
      'tekton.dev/taskRun',
      'reserved',
    ),
    'a label of Tekton': mark(task('tekton.dev/pipeline'), 'tekton.dev/pipeline', 'reserved'),
  },
});

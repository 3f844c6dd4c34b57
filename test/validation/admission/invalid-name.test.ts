import { invalidName } from '../../../src/validation/rules/admission/invalid-name';
import { build, mark } from '../mark';
import { testRule } from '../test-rule';

const task = build('description: x');
const template = (metadata: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: start }
spec:
  params: [{ name: tag }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: PipelineRun
      metadata: ${metadata}
      spec: { pipelineRef: { name: delivery } }
`;

testRule(invalidName, {
  valid: {
    'a name': task,
    'a prefix of a run that a template makes': template('{ generateName: run- }'),
    'a name that the event decides': template('{ name: "$(tt.params.tag)" }'),
  },
  invalid: {
    'a name with capitals': mark(task.replace('name: build }', 'name: Build }'), 'Build', 'name'),
    'a prefix with capitals in a template': mark(template('{ generateName: Run- }'), 'Run-', 'prefix'),
    'a run of a template without a name': mark(
      template("{ labels: { tag: '$(tt.params.tag)' } }"),
      'metadata: { labels',
      'missing',
    ),
  },
});

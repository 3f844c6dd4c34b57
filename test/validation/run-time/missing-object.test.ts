import { missingObject } from '../../../src/validation/rules/run-time/missing-object';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const pipeline = delivery('- { name: compile, taskRef: { name: biuld } }');

testRule(missingObject, {
  valid: { 'a name that may be in the cluster': pipeline },
  invalid: { 'a name that looks misspelt': documents(build('description: x'), mark(pipeline, 'biuld', 'missing')) },
});
const template = `
    template:
      spec:
        resourcetemplates:
          - apiVersion: tekton.dev/v1
            kind: PipelineRun
            metadata: { generateName: run- }
            spec: { pipelineRef: { name: delivery } }`;
const trigger = `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push }
spec:${template.replaceAll('\n  ', '\n')}
`;
const listener = `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: webhooks }
spec:
  serviceAccountName: default
  triggers:
    - name: push${template.replaceAll('\n', '\n  ')}
`;

testRule(missingObject, {
  valid: {
    'a name that a param gives': delivery(
      '- { name: compile, taskRef: { name: $(params.task) } }',
      'params: [{ name: task }]',
    ),
  },
  invalid: {
    'a name that is not among all documents': mark(pipeline, 'biuld', 'missing'),
    'the pipeline of a run that a Trigger makes': mark(trigger, 'delivery', 'missing'),
    'the pipeline of a run that a trigger of a listener makes': mark(listener, 'delivery', 'missing'),
    'the pipeline of a run': mark(runOf(''), 'delivery', 'missing'),
  },
  options: { complete: true },
});

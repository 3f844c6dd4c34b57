import { missingTemplateParam } from '../../../src/validation/rules/run-time/missing-template-param';
import { documents, mark } from '../mark';
import { testRule } from '../test-rule';

const template = `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: t }
spec:
  params: [{ name: commit }, { name: branch, default: main }]
  resourcetemplates: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: $(tt.params.commit) } }]`;
const trigger = (bindings: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: t }
spec:
  bindings: [${bindings}]
  template: { ref: t }`;

testRule(missingTemplateParam, {
  valid: {
    'what bindings give': documents(template, trigger('{ name: commit, value: $(body.after) }')),
    'a binding that is not there': documents(template, trigger('{ ref: nope }')),
  },
  invalid: {
    'a binding that gives nothing': documents(
      template,
      'apiVersion: triggers.tekton.dev/v1beta1\nkind: TriggerBinding\nmetadata: { name: none }',
      mark(trigger('{ ref: none }'), 'template:', 'missing'),
    ),
    'another name': documents(template, mark(trigger('{ name: sha, value: $(body.after) }'), 'template:', 'missing')),
    'a param twice': documents(
      template,
      mark(trigger('{ name: commit, value: a }, { name: commit, value: b }'), '{ name: commit, value: b', 'twice'),
    ),
  },
});

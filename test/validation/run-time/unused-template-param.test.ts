import { unusedTemplateParam } from '../../../src/validation/rules/run-time/unused-template-param';
import { mark } from '../mark';
import { testRule } from '../test-rule';

const template = (name: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: t }
spec:
  params: [{ name: commit }]
  resourcetemplates: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: ${name} } }]`;

testRule(unusedTemplateParam, {
  valid: { 'a used param': template('$(tt.params.commit)') },
  invalid: { 'an unused one': mark(template('x'), 'commit', 'unused') },
});

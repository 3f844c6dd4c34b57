import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

export const invalidTemplate = defineRule({
  id: 'invalid-template',
  severity: 'error',
  docs: {
    title: 'The template of a trigger is not complete, or says two things',
    why: 'It refers to a TriggerTemplate or holds one; the cluster refuses anything else.',
    bad: triggers('Trigger', "template: { ref: '' }"),
    good: triggers('Trigger', 'template: { ref: run }'),
  },
  messages: {
    both: () => 'the template has both a ref and a spec',
    none: () => 'the template has neither a ref nor a spec',
    empty: () => 'the ref of the template is empty',
    version: (d: { apiversion: string }) => `apiversion ${quote(d.apiversion)} of the template is not known`,
  },
  help: {
    both: 'keep ref to use a TriggerTemplate, or spec to write it here',
    none: 'write ref: <TriggerTemplate>, or spec',
    empty: 'name the TriggerTemplate',
  },
  visit: ({ report, version }) => ({
    Template({ template: { ref, apiversion = '', spec }, path }) {
      const versions = version() === 'v1alpha1' ? ['v1alpha1'] : ['v1alpha1', 'v1beta1'];
      if (apiversion !== '' && !versions.includes(apiversion))
        report('version', { apiversion }, { path: `${path}.apiversion`, help: `allowed: ${list(versions)}` });
      if (ref !== undefined && spec !== undefined) report('both', {}, path);
      else if (ref === undefined && spec === undefined) report('none', {}, path);
      else if (ref === '') report('empty', {}, `${path}.ref`);
    },
  }),
});

import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggerTemplate } from '../example';

export const unusedTemplateParam = defineRule({
  id: 'unused-template-param',
  severity: 'warning',
  docs: {
    title: 'A template declares a param that nothing in it uses',
    why: 'What the event says there reaches no run.',
    bad: triggerTemplate('main'),
    good: triggerTemplate(),
  },
  messages: { unused: (d: { param: string }) => `param ${quote(d.param)} of the template is never used` },
  visit: ({ report }) => ({
    TriggerTemplateSpec({ spec: { params = [], resourcetemplates = [] }, path }) {
      const text = JSON.stringify(resourcetemplates);
      params.forEach(({ name = '' }, i) => {
        if (!text.includes(`$(tt.params.${name})`))
          report(
            'unused',
            { param: name },
            { path: `${path}.params[${i}].name`, help: `write $(tt.params.${name}), or drop it` },
          );
      });
    },
  }),
});

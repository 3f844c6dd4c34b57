import { namesAfter, variablesAfter } from '../../../analysis/variables/admission-variables';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { stepAction } from '../example';

export const paramInStepActionScript = defineRule({
  id: 'param-in-step-action-script',
  severity: 'error',
  docs: {
    title: 'The script of a StepAction has a param in its text',
    why: 'Text of a param would be run as code, so the cluster refuses it.',
    bad: stepAction('params:\n  - name: tag\nimage: alpine\nscript: echo $(params.tag)'),
    good: stepAction(
      'params:\n  - name: tag\nimage: alpine\nenv:\n  - name: TAG\n    value: $(params.tag)\nscript: echo "$TAG"',
    ),
  },
  messages: { param: (d: { param: string }) => `param ${quote(d.param)} stands in the script` },
  visit: ({ report }) => ({
    StepAction({ spec: { script = '' }, path }) {
      const { names, tooDeep } = namesAfter(script, 'params');
      if (names.length > 0 || tooDeep)
        report(
          'param',
          { param: names[0] ?? '' },
          { path: `${path}.script`, text: variablesAfter(script, 'params')[0], help: 'pass it through env' },
        );
    },
  }),
});

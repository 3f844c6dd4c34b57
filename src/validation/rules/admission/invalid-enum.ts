import { duplicates } from '../../../analysis/duplicates';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const STEP = 'name: ls\nimage: alpine';

export const invalidEnum = defineRule({
  id: 'invalid-enum',
  severity: 'error',
  docs: {
    title: 'The enum of a param contradicts the param or itself',
    why: 'Only a string can have an enum, each value stands in it once, and the default is one of them.',
    bad: step(STEP, 'params:\n  - name: level\n    enum: [low, high]\n    default: middle'),
    good: step(STEP, 'params:\n  - name: level\n    enum: [low, high]\n    default: low'),
    features: { 'enable-param-enum': 'true' },
  },
  messages: {
    type: (d: { param: string; type: string }) => `param ${quote(d.param)} is of type ${d.type} and has an enum`,
    twice: (d: { param: string; value: string }) => `enum of param ${quote(d.param)} has ${quote(d.value)} twice`,
    default: (d: { param: string; default: string }) =>
      `default ${quote(d.default)} of param ${quote(d.param)} is not in its enum`,
  },
  help: {
    type: 'drop the enum, or declare the param as string',
    twice: 'name each value once',
  },
  visit: ({ report }) => ({
    ParamSpecs({ params, path, of }) {
      // Nobody checks the enum of a StepAction.
      if (of === 'stepaction') return;
      params.forEach((param, i) => {
        const { name = '', type = '', enum: values = [] } = param;
        const at = `${path}[${i}]`;
        if (values.length === 0) return;
        if (type !== 'string') report('type', { param: name, type }, `${at}.enum`);
        for (const { name: value, index } of duplicates(values.map((one) => ({ name: one }))))
          report('twice', { param: name, value }, `${at}.enum[${index}]`);
        const chosen = param.default;
        if (typeof chosen === 'string' && chosen !== '' && !values.includes(chosen))
          report(
            'default',
            { param: name, default: chosen },
            { path: `${at}.default`, help: `allowed: ${values.slice(0, 5).join(', ')}` },
          );
      });
    },
  }),
});

import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';

const OPERATORS = ['in', 'notin'];
const when = (operator: string): string =>
  tasks(`name: build\nwhen:\n  - input: a\n    operator: ${operator}\n    values: [a]`);

export const invalidWhen = defineRule({
  id: 'invalid-when',
  severity: 'error',
  docs: {
    title: 'A when expression is not complete',
    why: 'It is an input, the operator in or notin, and values, or a CEL expression alone; the cluster refuses anything else.',
    bad: when('eq'),
    good: when('in'),
  },
  messages: {
    empty: () => 'the when expression is empty',
    operator: (d: { operator: string }) => `operator ${quote(d.operator)} is not known`,
    values: () => 'the when expression has no values',
    both: () => 'the when expression has CEL beside input, operator or values',
  },
  help: {
    empty: 'write input, operator and values, or drop it',
    values: 'add values: a list of texts',
    both: 'keep cel, or input, operator and values; several when expressions are joined by "and"',
  },
  visit: ({ report, flag }) => ({
    When({ when: { input = '', operator = '', values = [], cel = '' }, path }) {
      const hasOthers = input !== '' || operator !== '' || values.length > 0;
      if (cel !== '') {
        if (hasOthers && flag('enable-cel-in-whenexpression') === 'true') report('both', {}, path);
      } else if (!hasOthers) report('empty', {}, path);
      else if (!OPERATORS.includes(operator))
        report('operator', { operator }, { path: `${path}.operator`, help: `allowed: ${OPERATORS.join(', ')}` });
      else if (values.length === 0) report('values', {}, path);
    },
  }),
});

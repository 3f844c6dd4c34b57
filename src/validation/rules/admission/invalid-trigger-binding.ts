import { isUnclosed } from '../../../analysis/events/binding-expressions';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const binding = (value: string): string => triggers('TriggerBinding', `params:\n  - name: ref\n    value: ${value}`);

export const invalidTriggerBinding = defineRule({
  id: 'invalid-trigger-binding',
  severity: 'error',
  docs: {
    title: 'A TriggerBinding is empty or has an expression that is not closed',
    why: 'An expression ends with its own bracket before the next begins; the cluster refuses the binding otherwise.',
    bad: binding('$(body.ref $(body.after)'),
    good: binding('$(body.ref) $(body.after)'),
  },
  messages: {
    empty: () => 'the binding is empty',
    unclosed: (d: { value: string }) => `an expression in ${quote(d.value)} is not closed`,
  },
  help: {
    empty: 'list params, or drop the binding',
    unclosed: 'close each expression before the next: $(body.ref) $(body.after)',
  },
  visit: ({ report }) => ({
    TriggerBinding({ spec, path }) {
      if (Object.keys(spec).length === 0) report('empty', {}, path);
      spec.params?.forEach(({ value = '' }, i) => {
        if (isUnclosed(value)) report('unclosed', { value }, `${path}.params[${i}].value`);
      });
    },
  }),
});

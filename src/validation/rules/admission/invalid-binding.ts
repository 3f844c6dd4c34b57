import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const trigger = (binding: string): string => triggers('Trigger', `bindings:\n  - ${binding}\ntemplate: { ref: run }`);

export const invalidBinding = defineRule({
  id: 'invalid-binding',
  severity: 'error',
  docs: {
    title: 'A binding of a trigger is not complete, or says two things',
    why: 'It refers to a TriggerBinding or gives one param a value; the cluster refuses anything else.',
    bad: trigger('name: revision'),
    good: trigger('name: revision\n    value: $(body.after)'),
  },
  messages: {
    both: () => 'the binding has both a ref and a name',
    none: () => 'the binding has neither a ref nor a name',
    value: (d: { binding: string }) => `binding ${quote(d.binding)} has no value`,
    kind: (d: { kind: string }) => `kind ${quote(d.kind)} of the binding is not known`,
  },
  help: {
    both: 'keep ref to use a TriggerBinding, or name and value to give one param here',
    none: 'write ref: <TriggerBinding>, or name and value',
    value: 'add value: a text, or an expression such as $(body.after)',
  },
  visit: ({ report }) => ({
    Binding({ binding: { ref = '', name = '', value, kind = '' }, path }) {
      if (ref !== '') {
        if (name !== '') report('both', {}, path);
        else if (kind !== 'TriggerBinding' && kind !== 'ClusterTriggerBinding')
          report('kind', { kind }, { path: `${path}.kind`, help: 'allowed: TriggerBinding, ClusterTriggerBinding' });
      } else if (name === '') report('none', {}, path);
      else if (value === undefined) report('value', { binding: name }, path);
    },
  }),
});

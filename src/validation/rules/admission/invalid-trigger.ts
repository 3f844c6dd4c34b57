import { isLabelValue } from '../../../analysis/kubernetes/names';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

export const invalidTrigger = defineRule({
  id: 'invalid-trigger',
  severity: 'error',
  docs: {
    title: 'A trigger or trigger group of an EventListener is not complete, or says two things',
    why: 'A trigger has a template or refers to a Trigger; a group has interceptors and selects Triggers.',
    bad: triggers('EventListener', 'triggers:\n  - name: push'),
    good: triggers('EventListener', 'triggers:\n  - name: push\n    template: { ref: run }'),
  },
  messages: {
    none: () => 'the trigger has neither a template nor a triggerRef',
    both: () => 'the trigger refers to a Trigger and has a template, bindings or interceptors of its own',
    name: (d: { trigger: string }) => `trigger name ${quote(d.trigger)} is not allowed`,
    selector: () => 'the trigger group selects no Triggers',
    interceptors: () => 'the trigger group has no interceptors',
  },
  help: {
    none: 'write template: { ref: <TriggerTemplate> }, or triggerRef: <Trigger>',
    both: 'keep triggerRef alone, or write all of it here',
    selector: 'add triggerSelector with a labelSelector or namespaceSelector.matchNames',
    interceptors: 'add an interceptor, such as ref: { name: cel } with a filter',
  },
  visit: ({ report }) => ({
    Trigger({ trigger, path, ofListener }) {
      if (!ofListener) return;
      const { template, triggerRef = '', bindings, interceptors, name = '' } = trigger;
      if (template === undefined && triggerRef === '') report('none', {}, path);
      if (triggerRef !== '' && (template !== undefined || bindings !== undefined || interceptors !== undefined))
        report('both', {}, `${path}.triggerRef`);
      // After a null among the interceptors Triggers looks no further.
      if (!isLabelValue(name) && !interceptors?.includes(null))
        report(
          'name',
          { trigger: name },
          { path: `${path}.name`, help: 'allowed: letters, digits, "-", "_" and ".", at most 63' },
        );
    },
    EventListener({ spec: { triggerGroups = [] }, path }) {
      triggerGroups.forEach(({ interceptors = [], triggerSelector = {} }, i) => {
        const names = triggerSelector.namespaceSelector?.matchNames ?? [];
        if (triggerSelector.labelSelector === undefined && names.length === 0)
          report('selector', {}, `${path}.triggerGroups[${i}]`);
        if (interceptors.length === 0) report('interceptors', {}, `${path}.triggerGroups[${i}]`);
      });
    },
  }),
});

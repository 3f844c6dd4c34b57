import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

export const listenerWithoutTriggers = defineRule({
  id: 'listener-without-triggers',
  severity: 'error',
  docs: {
    title: 'An EventListener has no triggers and selects none',
    why: 'No event could do anything, so the cluster refuses it.',
    bad: triggers('EventListener', 'serviceAccountName: ci'),
    good: triggers('EventListener', 'serviceAccountName: ci\ntriggers:\n  - triggerRef: push'),
  },
  messages: { none: () => 'the listener has neither triggers nor trigger groups nor selectors' },
  help: {
    none: 'list triggers, or select Trigger objects by labelSelector or namespaceSelector.matchNames',
  },
  visit: ({ report }) => ({
    EventListener({ spec: { labelSelector, namespaceSelector, triggers: own = [], triggerGroups = [] }, path }) {
      const names = namespaceSelector?.matchNames ?? [];
      if (labelSelector === undefined && names.length === 0 && own.length === 0 && triggerGroups.length === 0)
        report('none', {}, path);
    },
  }),
});

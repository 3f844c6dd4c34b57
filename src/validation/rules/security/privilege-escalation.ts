import { BASELINE_CAPABILITIES } from '../../../analysis/pod-security/capabilities';
import { quote } from '../../../util/quote';
import { eachContainer } from '../../engine/each-container';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const privilegeEscalation = defineRule({
  id: 'privilege-escalation',
  severity: 'warning',
  docs: {
    title: 'A container asks for rights beyond those of an ordinary one',
    why: 'SYS_ADMIN and the like are close to being root on the node, and allowPrivilegeEscalation lets a program that belongs to root become root.',
    bad: step('name: mount\nimage: alpine\ncommand: [mount]\nsecurityContext:\n  capabilities:\n    add: [SYS_ADMIN]'),
    good: step('name: mount\nimage: alpine\ncommand: [mount]\nsecurityContext:\n  capabilities:\n    drop: [ALL]'),
  },
  messages: {
    escalation: (d: { what: string }) => `${d.what} says that it may gain more rights than it starts with`,
    capability: (d: { what: string; capability: string }) => `${d.what} adds capability ${quote(d.capability)}`,
  },
  visit: ({ report }) =>
    eachContainer(({ container: { securityContext = {} }, what, path }) => {
      const { allowPrivilegeEscalation, capabilities, privileged } = securityContext;
      // A privileged container has them all, which privileged-container says.
      if (privileged) return;
      const at = `${path}.securityContext`;
      if (allowPrivilegeEscalation)
        report('escalation', { what }, { path: `${at}.allowPrivilegeEscalation`, help: 'set it to false, or drop it' });
      (capabilities?.add ?? []).forEach((capability, i) => {
        if (!BASELINE_CAPABILITIES.has(capability))
          report(
            'capability',
            { what, capability },
            { path: `${at}.capabilities.add[${i}]`, help: 'drop it, or let another tool do the work that needs it' },
          );
      });
    }),
});

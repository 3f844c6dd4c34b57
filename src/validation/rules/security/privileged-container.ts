import { eachContainer } from '../../engine/each-container';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const privilegedContainer = defineRule({
  id: 'privileged-container',
  severity: 'warning',
  docs: {
    title: 'A container is privileged',
    why: 'Whoever runs code in it owns the node with everything that runs there. Kaniko builds images without it, and rootless BuildKit with less.',
    bad: step('name: build\nimage: docker:28-dind\nsecurityContext: { privileged: true }'),
    good: step('name: build\nimage: docker:28-dind\nsecurityContext: { allowPrivilegeEscalation: false }'),
  },
  messages: { privileged: (d: { what: string }) => `${d.what} is privileged` },
  visit: ({ report }) =>
    eachContainer(({ container: { securityContext }, what, path }) => {
      if (securityContext?.privileged)
        report(
          'privileged',
          { what },
          {
            path: `${path}.securityContext.privileged`,
            help: 'drop it; images are built without it by kaniko, single rights are given by capabilities',
          },
        );
    }),
});

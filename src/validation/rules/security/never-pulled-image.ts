import { quote } from '../../../util/quote';
import { eachContainer } from '../../engine/each-container';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const neverPulledImage = defineRule({
  id: 'never-pulled-image',
  severity: 'warning',
  docs: {
    title: 'An image is never pulled',
    why: 'The step runs whatever image of that name lies on the node, which anybody who ran a pod there may have brought, and fails on nodes that have none.',
    bad: step('name: ls\nimage: alpine\nimagePullPolicy: Never'),
    good: step('name: ls\nimage: alpine\nimagePullPolicy: Always'),
  },
  messages: { never: (d: { what: string; image: string }) => `${d.what} never pulls its image ${quote(d.image)}` },
  visit: ({ report }) =>
    eachContainer(({ container: { imagePullPolicy, image = '' }, what, path }) => {
      if (imagePullPolicy === 'Never')
        report(
          'never',
          { what, image },
          { path: `${path}.imagePullPolicy`, help: 'take IfNotPresent with a digest, or Always' },
        );
    }),
});

import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const missingImage = defineRule({
  id: 'missing-image',
  severity: 'error',
  docs: {
    title: 'A step or sidecar has no image',
    why: 'There is nothing to run it in, so the cluster refuses the document. The step template may give the image.',
    bad: step('name: ls\ncommand: [ls]'),
    good: step('name: ls\nimage: alpine\ncommand: [ls]'),
  },
  messages: { missing: (d: { what: string }) => `the ${d.what} has no image` },
  help: {
    missing: (d: { what: string }) =>
      d.what === 'step' ? 'add image, or ref: { name: <StepAction> }' : 'add image, with a digest',
  },
  visit: ({ report, version }) => ({
    Step({ step, path }) {
      if (step.ref === undefined && !step.image) report('missing', { what: 'step' }, path);
    },
    StepAction({ spec, path }) {
      if (!spec.image) report('missing', { what: 'step action' }, path);
    },
    // The webhook of v1beta1 does not look into sidecars.
    Sidecar({ sidecar, path }) {
      if (!sidecar.image && version() !== 'v1beta1') report('missing', { what: 'sidecar' }, path);
    },
  }),
});

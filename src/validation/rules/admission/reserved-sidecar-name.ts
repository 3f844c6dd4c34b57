import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const RESERVED = 'tekton-log-results';
const sidecar = (name: string): string =>
  step('name: ls\nimage: alpine', `sidecars:\n  - name: ${name}\n    image: alpine`);

export const reservedSidecarName = defineRule({
  id: 'reserved-sidecar-name',
  severity: 'error',
  docs: {
    title: 'A sidecar has the name of a sidecar of Tekton',
    why: 'Tekton adds a sidecar of that name to collect results, so the cluster refuses the Task.',
    bad: sidecar(RESERVED),
    good: sidecar('database'),
  },
  messages: { reserved: (d: { name: string }) => `sidecar name ${quote(d.name)} is Tekton's own` },
  help: {
    reserved: 'give it another name',
  },
  visit: ({ report }) => ({
    Sidecar({ sidecar: { name = '' }, path }) {
      if (name === RESERVED) report('reserved', { name }, `${path}.name`);
    },
  }),
});

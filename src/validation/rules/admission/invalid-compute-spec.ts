import { duplicates } from '../../../analysis/duplicates';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

const RUN = 'taskRef: { name: build }\n';

export const invalidComputeSpec = defineRule({
  id: 'invalid-compute-spec',
  severity: 'error',
  docs: {
    title: 'What a run says of resources of steps and sidecars cannot be assigned',
    why: 'Each entry names one step or sidecar, once, and resources are given for the task or for its steps, not both.',
    bad: taskRun(`${RUN}sidecarSpecs:\n  - computeResources: { limits: { cpu: 1 } }`),
    good: taskRun(`${RUN}sidecarSpecs:\n  - name: database\n    computeResources: { limits: { cpu: 1 } }`),
  },
  messages: {
    unnamed: (d: { field: string }) => `an entry of ${quote(d.field)} has no name`,
    twice: (d: { field: string; name: string }) => `${quote(d.field)} has two entries named ${quote(d.name)}`,
    both: () => 'there are computeResources for the task and for its steps',
  },
  help: {
    unnamed: 'add name: that of the step or sidecar that it is about',
    twice: 'make one entry of the two',
    both: 'keep computeResources for the task as a whole, or those in stepSpecs',
  },
  visit: ({ report }) => ({
    TaskRunSpec({ spec, path }) {
      for (const field of ['stepSpecs', 'sidecarSpecs'] as const) {
        const specs = (spec[field] ?? []).map((one, index) => ({ ...one, index }));
        for (const { name, index } of specs) if (!name) report('unnamed', { field }, `${path}.${field}[${index}]`);
        const named = specs.filter(({ name }) => name);
        for (const { name, index } of duplicates(named, (text) => text.toLowerCase()))
          report('twice', { field, name }, `${path}.${field}[${named[index]?.index ?? 0}].name`);
      }
      const steps = spec.stepSpecs ?? [];
      if (
        spec.computeResources !== undefined &&
        steps.some(({ computeResources = {} }) => Object.keys(computeResources).length > 0)
      )
        report('both', {}, `${path}.computeResources`);
    },
  }),
});

import { duplicates } from '../../../analysis/duplicates';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

const run = (onFailure: string): string =>
  taskRun(`taskRef: { name: build }\ndebug:\n  breakpoints:\n    onFailure: ${onFailure}`);

export const invalidBreakpoint = defineRule({
  id: 'invalid-breakpoint',
  severity: 'error',
  docs: {
    title: 'A breakpoint says something that Tekton does not know, or names a step twice',
    why: 'onFailure is needed and can only be "enabled"; the cluster refuses anything else.',
    bad: run('"yes"'),
    good: run('enabled'),
    features: { 'enable-api-fields': 'alpha' },
  },
  messages: {
    onFailure: (d: { onFailure: string }) => `onFailure is ${quote(d.onFailure)}, not "enabled"`,
    twice: (d: { step: string }) => `step ${quote(d.step)} is named twice in beforeSteps`,
  },
  help: {
    onFailure: 'write onFailure: enabled, or drop breakpoints',
    twice: 'name each step once',
  },
  visit: ({ report }) => ({
    TaskRun({ spec, path }) {
      const breakpoints = spec.debug?.breakpoints;
      if (!breakpoints) return;
      const { onFailure = '', beforeSteps = [] } = breakpoints;
      const at = `${path}.debug.breakpoints`;
      if (onFailure !== 'enabled') report('onFailure', { onFailure }, `${at}.onFailure`);
      for (const { name, index } of duplicates(beforeSteps.map((one) => ({ name: one }))))
        report('twice', { step: name }, `${at}.beforeSteps[${index}]`);
    },
  }),
});

import { celFault } from '../../../analysis/cel';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';

export const invalidCel = defineRule({
  id: 'invalid-cel',
  severity: 'error',
  docs: {
    title: 'The CEL of a when expression cannot be read, or uses a variable or function that is not there',
    why: 'Tekton has no variables in CEL: its own are put in as text and need quotes. The cluster refuses anything else.',
    bad: tasks(`name: build\nwhen:\n  - cel: $(params.branch) == 'main'`),
    good: tasks(`name: build\nwhen:\n  - cel: "'$(context.pipelineRun.name)' == 'main'"`),
    features: { 'enable-cel-in-whenexpression': 'true' },
  },
  messages: { fault: (d: { cel: string; fault: string }) => `CEL ${quote(d.cel)} cannot be read: ${d.fault}` },
  visit: ({ report, flag }) => ({
    When({ when: { cel = '', input, operator, values }, path }) {
      if (cel === '' || flag('enable-cel-in-whenexpression') !== 'true') return;
      // Other fields beside it are what Tekton reports first.
      if (input ?? operator ?? values) return;
      const fault = celFault(cel);
      if (fault !== undefined) report('fault', { cel, fault }, `${path}.cel`);
    },
  }),
});

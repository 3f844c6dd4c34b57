import { checkCel } from '../../../analysis/cel/check-cel';
import { WHEN_CEL } from '../../../analysis/cel/environment';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';

export const invalidCel = defineRule({
  id: 'invalid-cel',
  severity: 'error',
  docs: {
    title: 'The CEL of a when expression cannot be read, uses a variable or function that is not there, or mixes types',
    why: 'Tekton compiles the expression when the object is created. It has no variables in CEL: its own are put in as text and need quotes.',
    bad: tasks(`name: build\nwhen:\n  - cel: $(context.pipelineRun.name) == 'main'`),
    good: tasks(`name: build\nwhen:\n  - cel: "'$(context.pipelineRun.name)' == 'main'"`),
    features: { 'enable-cel-in-whenexpression': 'true' },
  },
  messages: {
    fault: (d: { cel: string; fault: string }) => `CEL ${quote(d.cel)} cannot be read: ${d.fault}`,
    type: (d: { cel: string; fault: string }) => `CEL ${quote(d.cel)} does not fit: ${d.fault}`,
  },
  visit: ({ report, flag }) => ({
    When({ when: { cel = '', input, operator, values }, path }) {
      if (cel === '' || flag('enable-cel-in-whenexpression') !== 'true') return;
      // Other fields beside it are what Tekton reports first.
      if (input ?? operator ?? values) return;
      const [fault] = checkCel(WHEN_CEL, cel);
      if (!fault) return;
      report(
        fault.kind === 'type' ? 'type' : 'fault',
        { cel, fault: fault.message },
        {
          path: `${path}.cel`,
          help:
            fault.kind === 'unknown-name'
              ? "Tekton's own variables are put in as text and need quotes: '$(params.branch)'"
              : fault.kind === 'type'
                ? 'compare values of one type; a number in quotes is a text'
                : "correct the expression; it is CEL as in '$(params.branch)' == 'main'",
        },
      );
    },
  }),
});

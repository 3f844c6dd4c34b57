import { isParamName } from '../../../analysis/variables/param-name';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { isFields } from '../../../util/is-fields';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

/** Tasks in the pipeline of a run: the webhook of runs looks at what they are given. */
const IN_RUN = /^spec\.(?:pipelineSpec\.tasks\[|params\[)/;

const task = build('params:\n  - { name: path, default: . }');

export const ignoredParam = defineRule({
  id: 'ignored-param',
  severity: 'warning',
  docs: {
    title: 'A param is given that the task or pipeline does not declare',
    why: 'The value goes nowhere, and nobody says so; a default is used instead of what was meant. A StepAction fails.',
    bad: set(task, tasks('name: compile\nparams:\n  - { name: pth, value: src }')),
    good: set(task, tasks('name: compile\nparams:\n  - { name: path, value: src }')),
  },
  messages: {
    ignored: (d: { callee: string; param: string }) => `${d.callee} has no param ${quote(d.param)}`,
    refused: (d: { param: string }) =>
      `param name ${quote(d.param)} is not allowed, and the run of the task is refused`,
  },
  help: { refused: 'allowed: letters, digits, "_", "-" and ".", beginning with a letter or "_"' },
  visit: ({ report }) => ({
    Call({ caller, callee, declared, given }) {
      const known = new Set(declared.map(({ name = '' }) => name));
      for (const { param, path } of given) {
        const { name = '' } = param;
        if (known.has(name)) continue;
        // What stands inside takes every param that is given, declared or not.
        if (!callee.document) {
          if (!isParamName(name, isFields(param.value)) && !IN_RUN.test(path))
            report('refused', { param: name }, { path: `${path}.name`, severity: 'error' });
          continue;
        }
        const help = unknownNameHelp(name, `params of ${callee.title}`, known);
        const severity = caller === 'step' ? 'error' : 'warning';
        report('ignored', { callee: callee.title, param: name }, { path: `${path}.name`, help, severity });
      }
    },
  }),
});

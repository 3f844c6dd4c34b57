import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

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
  },
  visit: ({ report }) => ({
    Call({ caller, callee, declared, given }) {
      // What stands inside takes every param that is given, declared or not.
      if (!callee.document) return;
      const known = new Set(declared.map(({ name = '' }) => name));
      for (const { param, path } of given) {
        const { name = '' } = param;
        if (known.has(name)) continue;
        const help = unknownNameHelp(name, `params of ${callee.title}`, known);
        const severity = caller === 'step' ? 'error' : 'warning';
        report('ignored', { callee: callee.title, param: name }, { path: `${path}.name`, help, severity });
      }
    },
  }),
});

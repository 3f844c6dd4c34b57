import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

const run = (value: string): string =>
  taskRun(
    `taskSpec:\n  params:\n    - { name: level, enum: [debug, info] }\n  steps:\n    - name: ls\n      image: alpine\n      command: [ls]\nparams:\n  - { name: level, value: ${value} }`,
  );

export const valueNotInEnum = defineRule({
  id: 'value-not-in-enum',
  severity: 'error',
  docs: {
    title: 'A param is given a value that its enum does not have',
    why: 'Values are compared when the run starts, and the run fails.',
    bad: run('warn'),
    good: run('info'),
    features: { 'enable-param-enum': 'true' },
  },
  messages: {
    value: (d: { callee: string; param: string; value: string }) =>
      `param ${quote(d.param)} of ${d.callee} does not take ${quote(d.value)}`,
  },
  visit: ({ report, flag }) => ({
    Call({ caller, callee, declared, given }) {
      if (flag('enable-param-enum') !== 'true' || caller === 'step') return;
      for (const { param, path } of given) {
        const { name = '', value } = param;
        const allowed = declared.find((one) => one.name === name)?.enum ?? [];
        const values = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
        for (const one of allowed.length > 0 ? values : []) {
          if (one === '' || one.includes('$(') || allowed.includes(one)) continue;
          const help = `allowed: ${list(allowed)}`;
          report('value', { callee: callee.title, param: name, value: one }, { path: `${path}.value`, help });
        }
      }
    },
  }),
});

import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build('params:\n  - name: path');

export const missingParam = defineRule({
  id: 'missing-param',
  severity: 'error',
  docs: {
    title: 'A param that has no default is not given',
    why: 'The cluster takes the documents one by one; the run fails before its first step.',
    bad: set(task, tasks('name: compile')),
    good: set(task, tasks('name: compile\nparams:\n  - { name: path, value: src }')),
  },
  messages: {
    missing: (d: { callee: string; param: string }) => `${d.callee} needs param ${quote(d.param)}, and none is given`,
  },
  visit: ({ report, placeIn }) => ({
    Call({ callee, declared, given, path }) {
      const names = new Set(given.map(({ param }) => param.name));
      declared.forEach(({ name = '', default: value }, i) => {
        if (value !== undefined || names.has(name)) return;
        const { document, title } = callee;
        const related = document && [{ note: 'declared here', at: placeIn(document, `spec.params[${i}].name`) }];
        const help = `add to params: { name: ${name}, value: … }; or give the param a default`;
        report('missing', { callee: title, param: name }, { path, help, ...(related && { related }) });
      });
    },
  }),
});

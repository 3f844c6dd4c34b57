import type { AnyParam } from '../../../analysis/wire';
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
    // Without params of the matrix each entry of include is a run of its own.
    ResolvedPipeline({ tasks }) {
      for (const { place, callee } of tasks.all) {
        const { params, matrix: { params: crossed = [], include = [] } = {} } = place.task;
        if (!callee || crossed.length > 0) continue;
        const alike = names(params);
        const some = new Set(include.flatMap((one) => [...names(one.params)]));
        include.forEach((one, i) => {
          const given = names(one.params);
          for (const { name = '', default: value } of callee.spec.params ?? []) {
            if (value !== undefined || alike.has(name) || given.has(name) || !some.has(name)) continue;
            const help = `add to params of this entry: { name: ${name}, value: … }; or give the param a default`;
            report(
              'missing',
              { callee: callee.title, param: name },
              { path: `${place.path}.matrix.include[${i}]`, help },
            );
          }
        });
      }
    },
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

function names(params: readonly AnyParam[] = []): Set<string> {
  return new Set(params.map(({ name = '' }) => name));
}

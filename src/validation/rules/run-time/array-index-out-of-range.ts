import { paramIndexes } from '../../../analysis/variables/param-indexes';
import { taskVariables } from '../../../analysis/tasks/task-variables';
import type { AnyParam, AnyParamSpec, AnyTaskSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

const run = (index: number): string =>
  taskRun(
    `taskSpec:\n  params:\n    - { name: flags, type: array }\n  steps:\n    - name: ls\n      image: alpine\n      command: [ls]\n      args: ['$(params.flags[${index}])']\nparams:\n  - { name: flags, value: [-l, -a] }`,
  );

export const arrayIndexOutOfRange = defineRule({
  id: 'array-index-out-of-range',
  severity: 'error',
  docs: {
    title: 'An element of an array param is used that the array does not have',
    why: 'Elements are counted when the run starts, and the run fails.',
    bad: run(2),
    good: run(1),
  },
  messages: {
    range: (d: { param: string; index: number; length: number }) =>
      `there is no element ${d.index} in array ${quote(d.param)}, which has ${d.length}`,
  },
  visit: ({ report }) => {
    const check = (
      declared: readonly AnyParamSpec[],
      given: readonly AnyParam[],
      texts: () => Iterable<string>,
      path: string,
    ): void => {
      const lengths = new Map<string, number>();
      for (const { name = '', type, default: value } of declared)
        if (type === 'array' && Array.isArray(value)) lengths.set(name, value.length);
      for (const { name = '', value } of given)
        if (declared.some((one) => one.name === name && one.type === 'array') && Array.isArray(value))
          lengths.set(name, value.length);
      if (lengths.size === 0) return;
      for (const { param, index } of paramIndexes(texts())) {
        const length = lengths.get(param);
        if (length === undefined || index < length) continue;
        report('range', { param, index, length }, { path, help: `the first element is $(params.${param}[0])` });
      }
    };
    return {
      Call({ caller, callee, declared, given }) {
        if (caller !== 'task' || callee.document?.kind !== 'Task') return;
        for (const { param, path } of given)
          if (Array.isArray(param.value))
            check(
              declared.filter(({ name }) => name === param.name),
              [param],
              () => taskVariables(callee.spec as AnyTaskSpec, '').map(({ variable }) => variable.text),
              `${path}.value`,
            );
      },
      TaskRunOfTask({ run: { params = [] }, callee, texts, path }) {
        check(callee.spec.params ?? [], params, texts, path);
      },
      RunOfPipeline({ run: { params = [] }, callee, texts, path }) {
        check(callee.spec.params ?? [], params, texts, path);
      },
    };
  },
});

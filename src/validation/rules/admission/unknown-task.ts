import { expressionsIn } from '../../../analysis/variables/admission-variables';
import {
  looksLikeResult,
  parseResult,
  valueExpressions,
  whenExpressions,
} from '../../../analysis/pipelines/result-references';
import { orderFaults } from '../../../analysis/pipelines/task-order';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { rememberByObject } from '../../../util/remember';
import type { PipelineSpecPlace } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';

export const unknownTask = defineRule({
  id: 'unknown-task',
  severity: 'error',
  docs: {
    title: 'A pipeline refers to a task that it does not have',
    why: 'The order of tasks cannot be found, so the cluster refuses the Pipeline.',
    bad: tasks('name: build', 'name: test\nrunAfter: [biuld]'),
    good: tasks('name: build', 'name: test\nrunAfter: [build]'),
  },
  messages: { unknown: (d: { task: string }) => `there is no task ${quote(d.task)} in the pipeline` },
  visit: ({ report }) => ({
    PipelineSpec({ spec, tasks: first, finally: last, path }) {
      const names = new Set(first.map(({ name }) => name));
      const lastNames = new Set(last.map(({ name }) => name));
      const unknown = (task: string, at: string, known: ReadonlySet<string> = names): void => {
        report('unknown', { task }, { path: at, text: task, help: unknownNameHelp(task, 'tasks', known) });
      };
      for (const fault of waitFaults(first)) {
        if (fault.fault !== 'missing') continue;
        const place = first.find(({ name }) => name === fault.task);
        const after = place?.task.runAfter?.indexOf(fault.waitsFor) ?? -1;
        unknown(fault.waitsFor, `${place?.path ?? path}${after >= 0 ? `.runAfter[${after}]` : ''}`);
      }
      for (const {
        task: { params = [], when = [] },
        path: at,
      } of last) {
        const check = (expressions: readonly string[], field: string): void => {
          const hasResults = expressions.some(looksLikeResult);
          for (const expression of expressions) {
            if (hasResults) {
              const used = parseResult(expression)?.task;
              if (used !== undefined && !names.has(used) && !lastNames.has(used)) unknown(used, field);
            } else {
              const status = /^tasks\.(.*)\.(?:status|reason)$/.exec(expression)?.[1];
              if (status !== undefined && !names.has(status)) unknown(status, field);
            }
          }
        };
        params.forEach(({ value }, i) => {
          check(valueExpressions(value), `${at}.params[${i}].value`);
        });
        when.forEach((one, i) => {
          check(whenExpressions(one), `${at}.when[${i}]`);
        });
      }
      spec.results?.forEach(({ value }, i) => {
        for (const expression of typeof value === 'string' ? expressionsIn(value) : []) {
          const used = parseResult(expression)?.task;
          const known = expression.startsWith('finally') ? lastNames : names;
          if (used !== undefined && !known.has(used)) unknown(used, `${path}.results[${i}].value`, known);
        }
      });
    },
  }),
});

/** What stands in the way of an order of tasks that wait for each other by `runAfter` and by results. */
export const waitFaults = rememberByObject((places: PipelineSpecPlace['tasks']) =>
  orderFaults(
    places.map(({ name, task, uses }) => ({
      name,
      waitsFor: new Set([...uses.map((used) => used.task), ...(task.runAfter ?? [])]),
    })),
  ),
);

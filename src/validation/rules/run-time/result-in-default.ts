import { runsOfPipeline } from '../../../analysis/documents/runs-of-pipeline';
import { orderOf } from '../../../analysis/pipelines/reachable-tasks';
import { valueTexts } from '../../../analysis/pipelines/result-references';
import type { AnyParamSpec } from '../../../analysis/wire';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { variableKind } from '../../../schema/variable-kinds';
import { parseVariables } from '../../../schema/variables';
import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { textsOf } from '../../../util/texts-of';
import { givenOf } from '../../engine/calls';
import type { ResolvedTask, ResolvedTasks } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { takesPart, variablesIn } from '../param-parts';
import { names } from '../variable-fault';
import { pipeline } from '../example';

const example = (runAfter: string): string =>
  pipeline(
    `params:\n  - { name: tag, default: $(tasks.find.results.tag) }\ntasks:\n  - name: find\n    taskRef: { name: find }\n  - name: build\n    taskRef: { name: build }${runAfter}\n    params: [{ name: tag, value: $(params.tag) }]`,
  );

export const resultInDefault = defineRule({
  id: 'result-in-default',
  severity: 'error',
  docs: {
    title: 'The default of a param of a pipeline is a result for which no task waits',
    why: 'Tekton puts tasks in order before it looks at defaults: the task starts before there is a result, and the run fails. A task that gets a result of its own so makes the controller of Tekton crash, again and again, and nothing in the cluster runs any more. This is a warning in a Pipeline: a run may give the param.',
    bad: example(''),
    good: example('\n    runAfter: [find]'),
  },
  messages: {
    itself: (d: { param: string; task: string; variable: string }) =>
      `the default of param ${quote(d.param)} gives task ${quote(d.task)} its own result ${quote(d.variable)}, which crashes the controller of Tekton`,
    early: (d: { param: string; task: string; variable: string; from: string }) =>
      `the default of param ${quote(d.param)} gives task ${quote(d.task)} the result ${quote(d.variable)}, and it does not wait for task ${quote(d.from)}`,
    unknown: (d: { param: string; variable: string }) =>
      `the default of param ${quote(d.param)} is ${quote(d.variable)}, which there is not`,
    step: (d: { param: string; variable: string }) =>
      `the default of param ${quote(d.param)} of a pipeline is ${quote(d.variable)}, and a pipeline has no steps`,
  },
  help: {
    step: 'let the task that has the step declare a result of it, and take that one',
    itself: 'give it another value',
    early: (d: { task: string; from: string }) =>
      `let ${quote(d.task)} run after it: runAfter: [${d.from}], or give it the result itself`,
  },
  visit: ({ report, set, current }) => {
    const check = (
      declared: readonly AnyParamSpec[],
      tasks: ResolvedTasks,
      { path, severity }: { readonly path: (index: number) => string; readonly severity: 'error' | 'warning' },
    ): void => {
      for (const { param, index, variable, user, from, result } of usesOf(declared, tasks)) {
        const at = { path: path(index), severity };
        const task = tasks.all[user]?.place.name ?? '';
        const known = names(tasks.byName.get(from)?.callee?.spec.results);
        if (!tasks.byName.has(from))
          report(
            'unknown',
            { param, variable },
            { ...at, help: unknownNameHelp(from, 'tasks', [...tasks.byName.keys()]) },
          );
        else if (task === from) report('itself', { param, task, variable }, at);
        else if (!isDone(tasks.all, from, user)) report('early', { param, task, variable, from }, at);
        else if (tasks.byName.get(from)?.callee && !known.includes(result))
          report('unknown', { param, variable }, { ...at, help: `results of ${quote(from)}: ${list(known)}` });
      }
    };
    return {
      PipelineSpec({ spec: { params = [] }, path }) {
        params.forEach(({ name: param = '', default: value }, i) => {
          if (value === undefined || !valueTexts(value).some((text) => text.includes('$(steps.'))) return;
          const found = variablesIn(value).find(({ variable }) => variableKind(variable).kind === 'step-result');
          if (!found) return;
          // A task that happens to have such a step takes it in some fields.
          const { text } = found.variable;
          const at = { path: `${path}.params[${i}].default`, text, severity: 'warning' } as const;
          report('step', { param, variable: text }, at);
        });
      },
      ResolvedPipeline({ spec: { params = [] }, tasks, path, run }) {
        if (run) return;
        // What runs make of it is told of them.
        if (runsOfPipeline(set(), current()).length === 0)
          check(params, tasks, { path: (index) => `${path}.params[${index}].default`, severity: 'warning' });
      },
      RunOfPipeline({ run, callee, tasks, path }) {
        const given = names(run.params);
        const left = (callee.spec.params ?? []).map((one) => (given.includes(one.name ?? '') ? { name: '' } : one));
        const at = (index: number): string => (run.pipelineSpec ? `${path}.params[${index}].default` : path);
        check(left, tasks, { path: at, severity: 'error' });
      },
    };
  },
});

interface Use {
  readonly param: string;
  readonly index: number;
  readonly variable: string;
  /** Index of the task that gets it. */
  readonly user: number;
  readonly from: string;
  readonly result: string;
}

/** The results in defaults, with the tasks that get them. */
function usesOf(declared: readonly AnyParamSpec[], { all }: ResolvedTasks): Use[] {
  return declared.flatMap(({ name: param = '', default: value }, index) => {
    if (value === undefined || !valueTexts(value).some((text) => text.includes('$(tasks.'))) return [];
    return variablesIn(value).flatMap(({ part, variable }) => {
      const kind = variableKind(variable);
      if (kind.kind !== 'task-result') return [];
      const { task: from, result } = kind;
      return all.flatMap((one, user) =>
        takes(one, param, part) ? [{ param, index, variable: variable.text, user, from, result }] : [],
      );
    });
  });
}

/** Whether a task takes a param of the pipeline, or that part of it. */
function takes({ place: { task } }: ResolvedTask, param: string, part: string | number | undefined): boolean {
  const texts = [...givenOf('', task).flatMap((one) => valueTexts(one.param.value)), ...textsOf(task.when)];
  return texts.flatMap(parseVariables).some((variable) => takesPart(variableKind(variable), param, part));
}

/** Whether a task may have its results when another one starts. */
function isDone(all: readonly ResolvedTask[], from: string, user: number): boolean {
  const first = all.findIndex(({ place }) => place.name === from);
  const before = orderOf(all.map(({ place }) => place));
  return all[user]?.place.section === 'finally' || before(first, user);
}

import { namesAfter } from '../../../analysis/variables/admission-variables';
import { runValues, type RunValues } from '../../../analysis/pipelines/run-values';
import { isTextOfPipeline } from '../../../analysis/variables/value-type';
import { variableKind } from '../../../schema/variable-kinds';
import { parseVariables } from '../../../schema/variables';
import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { givenOf } from '../../engine/calls';
import type { GivenParam, ResolvedTask } from '../../engine/places';
import type { AnyParamSpec } from '../../../analysis/wire';
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
    why: 'Values are compared when the run starts, and the run fails. A param of a pipeline that is handed on must have an enum, too, with no other values.',
    bad: run('warn'),
    good: run('info'),
    features: { 'enable-param-enum': 'true' },
  },
  messages: {
    value: (d: { callee: string; param: string; value: string }) =>
      `param ${quote(d.param)} of ${d.callee} does not take ${quote(d.value)}`,
    open: (d: { callee: string; param: string; given: string }) =>
      `param ${quote(d.param)} of ${d.callee} has an enum, and param ${quote(d.given)} of the pipeline takes any value`,
    wider: (d: { callee: string; param: string; given: string; more: readonly string[] }) =>
      `param ${quote(d.given)} of the pipeline takes ${list(d.more)}, and param ${quote(d.param)} of ${d.callee} does not`,
  },
  visit: ({ report, flag }) => {
    const isOn = (): boolean => flag('enable-param-enum') === 'true';
    const allowedBy = (declared: readonly AnyParamSpec[], name: string | undefined): readonly string[] =>
      declared.find((one) => one.name === name)?.enum ?? [];
    const help = (allowed: readonly string[]): string => `allowed: ${list(allowed)}`;
    /** What a run makes of the values that its pipeline hands on. */
    const checkRun = ({ place, callee }: ResolvedTask, values: RunValues, path: string | undefined): void => {
      if (!callee) return;
      for (const one of givenOf(place.path, place.task)) {
        const { name = '' } = one.param;
        const allowed = allowedBy(callee.spec.params ?? [], name);
        for (const value of allowed.length > 0 ? handedOn(one, values) : [])
          if (value !== '' && !allowed.includes(value))
            report(
              'value',
              { callee: callee.title, param: name, value },
              { path: path ?? `${one.path}.value`, help: help(allowed) },
            );
      }
    };
    return {
      Call({ caller, callee, declared, given }) {
        if (!isOn() || caller === 'step') return;
        for (const { param, by, path } of given) {
          const { name = '', value } = param;
          const allowed = allowedBy(declared, name);
          // A list is given to no text; a matrix gives its elements.
          const values = typeof value === 'string' ? [value] : by === 'matrix' && Array.isArray(value) ? value : [];
          for (const one of allowed.length > 0 ? (values as readonly string[]) : []) {
            if (one === '' || !isDecided(one, caller === 'task') || allowed.includes(one)) continue;
            report(
              'value',
              { callee: callee.title, param: name, value: one },
              { path: `${path}.value`, help: help(allowed) },
            );
          }
        }
      },
      RunOfPipeline({ run: { params = [], pipelineSpec }, callee, tasks, path }) {
        if (!isOn()) return;
        const values = runValues(params, callee.spec.params ?? []);
        for (const task of tasks.all) checkRun(task, values, pipelineSpec ? undefined : path);
      },
      ResolvedPipeline({ spec, tasks }) {
        if (!isOn()) return;
        for (const { place, callee } of tasks.all) {
          for (const { param, allowed, given, path } of callee
            ? handedParams(place, callee.spec.params, spec.params)
            : []) {
            const at = { path: `${path}.value`, help: help(allowed) };
            const data = { callee: callee?.title ?? '', param, given: given.name ?? '' };
            const more = given.enum?.filter((one) => !allowed.includes(one)) ?? [];
            if (!given.enum?.length) report('open', data, at);
            else if (more.length > 0) report('wider', { ...data, more }, at);
          }
        }
      },
    };
  },
});

/** Whether nobody changes a text before it is compared. */
function isDecided(text: string, isInPipeline: boolean): boolean {
  return parseVariables(text).every((variable) => {
    const kind = variableKind(variable);
    if (kind.kind === 'trigger-param') return false;
    return !isInPipeline || !(kind.kind === 'param' || kind.kind === 'task-result' || isTextOfPipeline(kind));
  });
}

/** The texts that a run gives through variables, as far as they are known. */
function handedOn({ param: { value }, by }: GivenParam, { fill, fillList }: RunValues): string[] {
  if (!JSON.stringify(value).includes('$(')) return [];
  const all = by === 'matrix' ? fillList(value) : typeof value === 'string' ? [fill(value)] : [];
  return all.filter((one) => one !== undefined);
}

/** Params with an enum that are made of one param of the pipeline. */
function handedParams(
  { task, path }: ResolvedTask['place'],
  declared: readonly AnyParamSpec[] = [],
  ofPipeline: readonly AnyParamSpec[] = [],
): {
  readonly param: string;
  readonly allowed: readonly string[];
  readonly given: AnyParamSpec;
  readonly path: string;
}[] {
  const found = [];
  for (const [i, { name = '', value }] of (task.params ?? []).entries()) {
    const { names } = namesAfter(typeof value === 'string' ? value : '', 'params');
    if (names.length !== 1) continue;
    const bare = names[0]?.replace(/\[\d+\]/g, '');
    const given = ofPipeline.find((one) => one.name === bare);
    const allowed = declared.find((one) => one.name === name)?.enum ?? [];
    // Tekton does not look at the params behind.
    if (given?.type !== 'string' || allowed.length === 0) break;
    found.push({ param: name, allowed, given, path: `${path}.params[${i}]` });
  }
  return found;
}

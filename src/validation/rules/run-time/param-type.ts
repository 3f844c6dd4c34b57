import { stepTexts } from '../../../analysis/tasks/step-texts';
import { taskVariables } from '../../../analysis/tasks/task-variables';
import {
  isTextOfPipeline,
  isVariableOfTask,
  typeOfValue,
  wholeVariable,
  type ValueScope,
  type ValueType,
} from '../../../analysis/variables/value-type';
import { runsOfPipeline } from '../../../analysis/documents/runs-of-pipeline';
import type { DocumentSet, SetDocument } from '../../../analysis/documents/document-set';
import type { AnyParam, AnyParamValue, AnyStepActionSpec, AnyTaskSpec } from '../../../analysis/wire';
import { variableKind, type VariableKind } from '../../../schema/variable-kinds';
import { parseVariables } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import { givenOf, resultTypes } from '../../engine/calls';
import type { GivenParam, Places } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build('params:\n  - { name: path, type: string }');
const EXPECTED: Readonly<Record<string, string>> = { string: 'a text', array: 'a list', object: 'a map' };

export const paramType = defineRule({
  id: 'param-type',
  severity: 'error',
  docs: {
    title: 'A value has another type than the param it is for',
    why: 'Types are compared when the run starts, and the run fails.',
    bad: set(task, tasks('name: compile\nparams:\n  - { name: path, value: [src, test] }')),
    good: set(task, tasks('name: compile\nparams:\n  - { name: path, value: src }')),
  },
  messages: {
    type: (d: { callee: string; param: string; expected: string; found: string }) =>
      `param ${quote(d.param)} of ${d.callee} takes ${EXPECTED[d.expected] ?? d.expected}, not ${EXPECTED[d.found] ?? d.found}`,
    matrix: (d: { callee: string; param: string; expected: string }) =>
      `param ${quote(d.param)} of ${d.callee} is declared as ${d.expected}, and a matrix gives texts`,
    list: (d: { param: string; found: string }) =>
      `a matrix takes a list for param ${quote(d.param)}, not ${EXPECTED[d.found] ?? d.found}`,
    combination: (d: { param: string; found: string }) =>
      `a combination of a matrix takes a text for param ${quote(d.param)}, not ${EXPECTED[d.found] ?? d.found}`,
  },
  help: {
    list: 'write a list, or give it in params, the same for all combinations',
    combination: 'write a text; several values are several combinations',
  },
  visit: ({ report, set, current }) => {
    /** Whether a value of a matrix is as it must be, and what is wrong when it is not. */
    const checkMatrix = ({ param: { name = '', value }, by, path }: GivenParam, scope: ValueScope): boolean => {
      const type = typeOfValue(value, scope) ?? (staysText(value, scope) ? 'string' : undefined);
      if (type === undefined || type === (by === 'matrix' ? 'array' : 'string')) return true;
      if (by === 'include' || !isGivenByRun(value, set(), current()))
        report(by === 'matrix' ? 'list' : 'combination', { param: name, found: type }, `${path}.value`);
      return false;
    };
    return {
      ResolvedPipeline({ tasks, params }) {
        const scope: ValueScope = { param: params, result: resultTypes(tasks), resultKeys: () => undefined };
        // With what they call, tasks are looked at as calls.
        for (const { place, callee } of tasks.all)
          if (!callee)
            for (const given of givenOf(place.path, place.task)) if (given.by !== 'params') checkMatrix(given, scope);
      },
      Call({ caller, callee, declared, given, scope }) {
        const hasDefault = (name: string): boolean =>
          declared.some((one) => (one.name ?? '') === name && one.default !== undefined);
        const types = new Map(declared.map(({ name = '', type }) => [name, type]));
        for (const one of given) {
          const { param, by, path: at } = one;
          const { name = '', value } = param;
          const path = `${at}.value`;
          const expected = types.get(name);
          if (by !== 'params') {
            if (checkMatrix(one, scope) && expected !== undefined && expected !== 'string')
              report(
                'matrix',
                { callee: callee.title, param: name, expected },
                { path, help: 'give it in params, the same for all combinations' },
              );
            continue;
          }
          const compared = typeCompared(value, scope, caller);
          const late = compared === undefined ? lateText(value, caller) : undefined;
          const found: ValueType | undefined = late ? 'string' : compared;
          if (expected === undefined || found === undefined || found === expected) continue;
          if (late && !isTextFor(late, caller) && !isUsedBy(taskOf(caller, callee.spec), name)) continue;
          report(
            'type',
            { callee: callee.title, param: name, expected, found },
            // Of what StepActions take only values with a default are compared; elsewhere what uses it may go wrong.
            {
              path,
              anyEvent: true,
              help: helpFor(expected, found),
              severity:
                caller === 'step' && !hasDefault(name) && fitsUses(callee.spec as AnyStepActionSpec, name, value, found)
                  ? 'warning'
                  : 'error',
            },
          );
        }
      },
    };
  },
});

/** Whether the value is a param that the Pipeline does not declare, and that a run gives it nevertheless, which does. */
function isGivenByRun(value: AnyParamValue, set: DocumentSet, pipeline: SetDocument | undefined): boolean {
  const kind = typeof value === 'string' ? wholeVariable(value) : undefined;
  if (kind?.kind !== 'param' || typeof kind.index === 'number' || kind.key !== undefined) return false;
  return runsOfPipeline(set, pipeline).some(
    ({ params }) =>
      Array.isArray(params) && params.some((one: AnyParam) => one.name === kind.name && Array.isArray(one.value)),
  );
}

/** Whether a text is a variable that no list is put in place of: the webhooks do not look at them in a matrix. */
function staysText(value: AnyParamValue, scope: ValueScope): boolean {
  const kind = typeof value === 'string' ? wholeVariable(value) : undefined;
  if (!kind || kind.kind === 'task-result') return false;
  return kind.kind !== 'param' || scope.param(kind.name) === undefined;
}

/** The type that Tekton compares with the declared one: a PipelineRun gives what it says, a TaskRun any variable. */
function typeCompared(
  value: AnyParamValue,
  scope: ValueScope,
  caller: Places['Call']['caller'],
): ValueType | undefined {
  if (typeof value === 'string' && caller === 'PipelineRun') return 'string';
  return typeof value === 'string' && caller === 'TaskRun' && isVariableOfTask(value)
    ? undefined
    : typeOfValue(value, scope);
}

/** A variable that the task itself puts a text in place of, or nobody anything. */
function lateText(value: AnyParamValue, caller: Places['Call']['caller']): VariableKind | undefined {
  const kind = typeof value === 'string' ? wholeVariable(value) : undefined;
  // In a task inside of a pipeline, lists and maps of other tasks are handed on with [*] only.
  if (caller === 'step' && kind?.kind === 'task-result' && kind.index === undefined) return kind;
  if (caller === 'TaskRun') return kind ?? { kind: 'unknown' };
  // What another step leaves may be a list or a map.
  if (caller === 'step' && kind?.kind === 'step-result') return undefined;
  return kind?.kind === 'param' || kind?.kind === 'task-result' || kind?.kind === 'trigger-param' ? undefined : kind;
}

/** Whether the caller puts a text in its place, and then compares types. Else what the callee takes of it is not there. */
function isTextFor(kind: VariableKind, caller: Places['Call']['caller']): boolean {
  return caller === 'task' && isTextOfPipeline(kind);
}

/** A StepAction is looked at as if it were the only step of a Task. */
function taskOf(caller: Places['Call']['caller'], spec: unknown): AnyTaskSpec {
  if (caller !== 'step') return spec as AnyTaskSpec;
  const { params: _params, ...step } = spec as AnyStepActionSpec;
  return { steps: [step] };
}

function isUsedBy(spec: AnyTaskSpec, param: string): boolean {
  return taskVariables(spec, '').some(({ kind }) => kind.kind === 'param' && kind.name === param);
}

/** Whether everything that a StepAction makes of a param can be made of a value of another type. */
function fitsUses(spec: AnyStepActionSpec, param: string, value: AnyParamValue, type: ValueType): boolean {
  return stepTexts({ ...spec, params: [] }, '').every(({ text, isElement }) =>
    parseVariables(text).every((variable) => {
      const kind = variableKind(variable);
      if (kind.kind !== 'param' || kind.name !== param) return true;
      const { key, index } = kind;
      if (type === 'string') return key === undefined && index === undefined;
      if (type === 'object') return key !== undefined && (typeof value === 'string' || key in value);
      if (typeof index === 'number') return !Array.isArray(value) || index < value.length;
      return key === undefined && isElement && variable.text === text;
    }),
  );
}

function helpFor(expected: string, found: ValueType): string {
  if (found === 'array' && expected === 'string')
    return 'take one element, $(….name[0]), or declare the param as array';
  if (found === 'object' && expected === 'string') return 'take one key, $(….name.key), or declare the param as object';
  return `write ${EXPECTED[expected] ?? expected}, or declare the param as ${found}`;
}

import { expressionsIn } from '../../../analysis/variables/admission-variables';
import { unfilledStepDefault } from '../../../analysis/tasks/step-action-defaults';
import { unfilledDefaults, type UnfilledDefault } from '../../../analysis/tasks/task-defaults';
import { taskVariables } from '../../../analysis/tasks/task-variables';
import type { AnyParam, AnyParamSpec, AnyStep, AnyTaskSpec } from '../../../analysis/wire';
import { isTextOf } from '../../../analysis/variables/given-params';
import { variableKind, type VariableKind } from '../../../schema/variable-kinds';
import { parseVariables } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import type { Places } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

const run = (params: string): string =>
  pipelineRun(
    `params:\n  - { name: tag, value: v1 }\npipelineSpec:\n  params:\n    - { name: tag }\n    ${params}\n  tasks:\n    - name: build\n      taskRef: { name: build }\n      params: [{ name: image, value: $(params.image) }]`,
  );

export const unresolvableDefault = defineRule({
  id: 'unresolvable-default',
  severity: 'error',
  docs: {
    title: 'The default of a param needs a value that is not there',
    why: 'In a Pipeline, defaults may use params that the run gives, and texts that have a default. A circle, or an element of a list or object that has a default only, stops the run before its first task. In a Task, a default may use one param, which has a default itself and is written with a dot; what is given to that one is not looked at, and any other variable stays in the text.',
    bad: run("- { name: image, default: 'shop:$(params.version)' }\n    - { name: version, default: $(params.image) }"),
    good: run("- { name: image, default: 'shop:$(params.version)' }\n    - { name: version, default: $(params.tag) }"),
  },
  messages: {
    circle: (d: { params: readonly string[] }) =>
      `defaults use each other: ${[...d.params, d.params[0] ?? ''].map(quote).join(' → ')}`,
    missing: (d: { param: string; variable: string }) =>
      `the default of param ${quote(d.param)} needs $(${d.variable}), which has no value`,
    task: (d: { param: string; variable: string; callee: string }) =>
      `the default of param ${quote(d.param)} of ${d.callee} needs $(params.${d.variable}), which has no default`,
    several: (d: { param: string; variable: string; callee: string }) =>
      `$(params.${d.variable}) stays in the default of param ${quote(d.param)} of ${d.callee}: a Task replaces one variable of a default`,
    brackets: (d: { param: string; variable: string; callee: string }) =>
      `${d.variable} stays in the default of param ${quote(d.param)} of ${d.callee}: it has brackets`,
    list: (d: { param: string; variable: string; callee: string }) =>
      `$(params.${d.variable}) stays in the default of param ${quote(d.param)} of ${d.callee}: it is no text`,
  },
  help: {
    circle: 'give one of them a default of its own, or a value in the run',
    missing: 'let the run give it; elements of lists and objects that have a default only are put together too late',
    task: (d: { param: string; variable: string }) =>
      `give ${quote(d.param)} a value here, or ${quote(d.variable)} a default: values that are given come too late`,
    several: 'give it a value here, or put the text together in the step',
    brackets: 'write it with a dot; a name with dots gets a value here',
    list: 'give it a value here',
  },
  visit: ({ report, placeIn }) => {
    /** A text of a StepAction is put together of what is given, too. */
    const checkStep = (
      declared: readonly AnyParamSpec[],
      given: ReadonlySet<string | undefined>,
      path: string,
    ): void => {
      const found = unfilledStepDefault(declared, given);
      if (!found) return;
      if ('circle' in found) report('circle', { params: found.circle }, path);
      else report('missing', { param: found.param, variable: `params.${found.variable}` }, path);
    };
    return {
      Call({ caller, callee, declared, given, scope, path, within }) {
        if (caller === 'PipelineRun' || 'tasks' in (callee.spec as object)) return;
        if (!declared.some(({ default: value }) => value !== undefined && JSON.stringify(value).includes('$(params')))
          return;
        const names = new Set(given.map(({ param }) => param.name));
        const uses = taskVariables(
          caller === 'step' ? { steps: [callee.spec as AnyStep] } : (callee.spec as AnyTaskSpec),
          '',
        );
        if (caller === 'step') checkStep(declared, names, path);
        for (const unfilled of unfilledDefaults(declared)) {
          const { param, index, variable, reason, part } = unfilled;
          if (caller === 'step' && (reason !== 'list' || isPutByTask(unfilled, within))) continue;
          // A param of the pipeline with that name comes before the default of a task inside of it.
          if (!callee.document && scope.param(param) !== undefined) continue;
          if (names.has(param) || !uses.some(({ kind }) => takes(kind, param, part))) continue;
          const { document, title } = callee;
          const at = document ? path : `${path}.params[${index}].default`;
          const note = 'the default stands here';
          const related = document && [{ note, at: placeIn(document, `spec.params[${index}].default`) }];
          report(
            reason === 'missing' ? 'task' : reason,
            { param, variable, callee: title },
            { path: at, ...(related && { related }) },
          );
        }
      },
      RunOfPipeline({ run: { params: given = [], pipelineSpec }, callee, path }) {
        const { params: declared = [] } = callee.spec;
        const fault = faultOf(declared, given);
        if (!fault) return;
        const i = declared.findIndex(({ name }) => name === fault.param);
        const at = pipelineSpec ? `${path}.params[${i}].default` : path;
        if (fault.variable === undefined) report('circle', { params: fault.circle }, at);
        else report('missing', { param: fault.param, variable: fault.variable }, at);
      },
    };
  },
});

/** Whether a variable takes the param, or that part of it. */
function takes(kind: VariableKind, param: string, part: string | number | undefined): boolean {
  if (kind.kind !== 'param' || kind.name !== param) return false;
  if (typeof part === 'number') return kind.index === undefined || kind.index === '*' || kind.index === part;
  return part === undefined || kind.key === undefined || kind.key === part;
}

/** What stays in a list or map of a StepAction stands in its Task, which may have such a param, too. */
function isPutByTask({ variable, isAlone = false }: UnfilledDefault, within: Places['Call']['within']): boolean {
  const [kind] = parseVariables(`$(params.${variable})`).map(variableKind);
  if (!within || kind?.kind !== 'param') return false;
  const { spec, inherited } = within;
  const params = [...(spec.params ?? []), ...(inherited?.isInPipeline ? [] : (inherited?.params ?? []))];
  const isList = isAlone && kind.key === undefined && typeof kind.index !== 'number';
  return isTextOf(kind, params) || (isList && params.some(({ name, type }) => name === kind.name && type === 'array'));
}

interface Fault {
  readonly param: string;
  /** What has no value; undefined for a circle. */
  readonly variable?: string;
  readonly circle: readonly string[];
}

/** The first default that Tekton cannot put together, which it does for texts before lists and objects. */
function faultOf(declared: readonly AnyParamSpec[], given: readonly AnyParam[]): Fault | undefined {
  const values = new Set(given.flatMap(variablesOf));
  const defaults = new Map<string, string>(
    declared.flatMap(({ name = '', type, default: text }) =>
      (type === undefined || type === 'string') && typeof text === 'string' && !values.has(`params.${name}`)
        ? [[`params.${name}`, text] as const]
        : [],
    ),
  );
  const look = (variable: string, way: readonly string[]): Fault | undefined => {
    const param = variable.slice('params.'.length);
    if (way.includes(param)) return { param, circle: way.slice(way.indexOf(param)) };
    for (const used of expressionsIn(defaults.get(variable))) {
      if (!used.startsWith('params.') || values.has(used)) continue;
      if (!defaults.has(used)) return { param, variable: used, circle: [] };
      const fault = look(used, [...way, param]);
      if (fault) return fault;
    }
    values.add(variable);
    return undefined;
  };
  for (const variable of defaults.keys()) {
    const fault = look(variable, []);
    if (fault) return fault;
  }
  return undefined;
}

/** The variables that a value of a run gives defaults. */
function variablesOf({ name = '', value }: AnyParam): string[] {
  const whole = `params.${name}`;
  if (typeof value === 'string') return [whole];
  if (Array.isArray(value)) return value.map((_, i) => `${whole}[${i}]`);
  return Object.keys(value).map((key) => `${whole}.${key}`);
}

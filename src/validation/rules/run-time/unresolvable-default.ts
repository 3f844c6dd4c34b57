import { expressionsIn } from '../../../analysis/variables/admission-variables';
import type { AnyParam, AnyParamSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
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
    title: 'The default of a param of a Pipeline needs a value that is not there',
    why: 'Defaults may use params that the run gives, and texts that have a default. A circle, or an element of a list or object that has a default only, stops the run before its first task.',
    bad: run("- { name: image, default: 'shop:$(params.version)' }\n    - { name: version, default: $(params.image) }"),
    good: run("- { name: image, default: 'shop:$(params.version)' }\n    - { name: version, default: $(params.tag) }"),
  },
  messages: {
    circle: (d: { params: readonly string[] }) =>
      `defaults use each other: ${[...d.params, d.params[0] ?? ''].map(quote).join(' → ')}`,
    missing: (d: { param: string; variable: string }) =>
      `the default of param ${quote(d.param)} needs $(${d.variable}), which has no value`,
  },
  help: {
    circle: 'give one of them a default of its own, or a value in the run',
    missing: 'let the run give it; elements of lists and objects that have a default only are put together too late',
  },
  visit: ({ report }) => ({
    RunOfPipeline({ run: { params: given = [], pipelineSpec }, callee, path }) {
      const { params: declared = [] } = callee.spec;
      const fault = faultOf(declared, given);
      if (!fault) return;
      const i = declared.findIndex(({ name }) => name === fault.param);
      const at = pipelineSpec ? `${path}.params[${i}].default` : path;
      if (fault.variable === undefined) report('circle', { params: fault.circle }, at);
      else report('missing', { param: fault.param, variable: fault.variable }, at);
    },
  }),
});

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

import { taskVariables } from '../../../analysis/tasks/task-variables';
import { wholeVariable, type ValueScope } from '../../../analysis/variables/value-type';
import type { AnyParamValue, AnyPipelineSpec, AnyPipelineTask, AnyStep, AnyTaskSpec } from '../../../analysis/wire';
import { variableKind } from '../../../schema/variable-kinds';
import { parseVariables } from '../../../schema/variables';
import { textsOf } from '../../../util/texts-of';
import type { Places, ResolvedTasks } from '../../engine/places';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { build, set, tasks } from '../example';

const task = build(
  'params:\n  - name: repository\n    type: object\n    properties: { url: {}, commit: {} }',
  'git clone $(params.repository.url) && git checkout $(params.repository.commit)',
);

export const missingObjectKey = defineRule({
  id: 'missing-object-key',
  severity: 'error',
  docs: {
    title: 'An object is given without a key that its param declares',
    why: 'The keys are counted when the run starts, and the run fails.',
    bad: set(task, tasks('name: fetch\nparams:\n  - name: repository\n    value: { url: example.com }')),
    good: set(task, tasks('name: fetch\nparams:\n  - name: repository\n    value: { url: example.com, commit: main }')),
  },
  messages: {
    missing: (d: { callee: string; param: string; key: string }) =>
      `param ${quote(d.param)} of ${d.callee} needs key ${quote(d.key)}, and none is given`,
    empty: (d: { callee: string; param: string; key: string }) =>
      `${d.callee} uses key ${quote(d.key)} of param ${quote(d.param)}, and the value has no keys at all`,
    replaced: (d: { callee: string; param: string; key: string }) =>
      `${d.callee} uses key ${quote(d.key)} of param ${quote(d.param)}, and the value that is given does not have it`,
  },
  help: {
    empty: (d: { key: string }) => `add ${d.key} to the value`,
    missing: (d: { key: string }) => `add ${d.key} to the value, or give it in the default of the param`,
    replaced: (d: { key: string }) => `add ${d.key} to the value: what a run gives stands for the whole default`,
  },
  visit: ({ report }) => ({
    Call({ caller, callee, declared, given, scope, path }) {
      for (const { name = '', type, properties = {}, default: preset } of declared) {
        // A task inside of a pipeline also takes keys from a param of that name there.
        if (type !== 'object' || (!callee.document && scope.param(name) === 'object')) continue;
        const one = given.find(({ param, by }) => param.name === name && by === 'params');
        const ofGiven = one ? keysOf(one.param.value, scope) : [];
        if (!ofGiven) continue;
        const ofDefault = keysOf(preset, scope) ?? [];
        // Keys are counted before there are results: beside a default those of a result do not count.
        const isLate = ofDefault.length > 0 && typeof one?.param.value === 'string';
        const keys = [...ofDefault, ...(isLate ? [] : ofGiven)];
        const at = one ? `${one.path}.value` : path;
        // Keys are counted only of what is there.
        if (keys.length === 0 && (one || preset))
          for (const key of usedKeys(caller, callee.spec, name))
            report('empty', { callee: callee.title, param: name, key }, at);
        if (keys.length === 0) continue;
        const missing = Object.keys(properties).filter((key) => !keys.includes(key));
        // Of what a StepAction is given only those are missed that it uses.
        const used = caller === 'step' && missing.length > 0 ? usedKeys(caller, callee.spec, name) : undefined;
        for (const key of missing) {
          const severity = used?.has(key) === false ? 'warning' : 'error';
          report('missing', { callee: callee.title, param: name, key }, { path: at, severity });
        }
      }
    },
    RunOfPipeline({ run, callee: pipeline, tasks, texts, path }) {
      for (const [i, { name = '', value }] of (run.params ?? []).entries()) {
        const declared = pipeline.spec.params?.find((param) => param.name === name);
        if (!isMap(value) || !isMap(declared?.default)) continue;
        for (const key of Object.keys(declared.default))
          if (
            !(key in value) &&
            texts().some((text) => text.includes(`$(params.${name}.${key})`)) &&
            usedKeys('PipelineRun', pipeline.spec, name).has(key)
          )
            report('replaced', { callee: pipeline.title, param: name, key }, `spec.params[${i}].value`);
      }
      const valueOf = (param: string): AnyParamValue | undefined =>
        run.params?.find(({ name }) => name === param)?.value ??
        pipeline.spec.params?.find(({ name }) => name === param)?.default;
      for (const { message, source, ...data } of handedFaults(tasks, valueOf)) {
        const i = (run.params ?? []).findIndex((param) => param.name === source);
        report(message, data, i < 0 ? path : `spec.params[${i}].value`);
      }
    },
    ResolvedPipeline({ spec, tasks, path, run }) {
      const { params = [] } = spec;
      if (run || !params.some((one) => isMap(one.default))) return;
      // A run may give another object.
      const valueOf = (param: string): AnyParamValue | undefined => params.find(({ name }) => name === param)?.default;
      for (const { message, source, ...data } of handedFaults(tasks, valueOf)) {
        const i = params.findIndex(({ name }) => name === source);
        report(message, data, { path: `${path}.params[${i}].default`, severity: 'warning' });
      }
      params.forEach(({ name = '', default: preset }, i) => {
        if (!isMap(preset) || Object.keys(preset).length > 0) return;
        for (const key of usedKeys('PipelineRun', spec, name)) {
          const data = { callee: 'the pipeline', param: name, key };
          report('empty', data, { path: `${path}.params[${i}].default`, severity: 'warning' });
        }
      });
    },
  }),
});

interface HandedFault {
  readonly message: 'missing' | 'empty';
  readonly callee: string;
  readonly param: string;
  readonly key: string;
  /** The param of the pipeline. */
  readonly source: string;
}

/** Keys that objects of a pipeline do not have for the tasks that they are handed on to. */
function handedFaults(
  { all }: ResolvedTasks,
  valueOf: (param: string) => AnyParamValue | undefined,
): readonly HandedFault[] {
  return all.flatMap(({ place, callee }) =>
    (callee ? (place.task.params ?? []) : []).flatMap(({ name = '', value }): HandedFault[] => {
      const source = wholeParam(value);
      const declared = callee?.spec.params?.find((param) => param.name === name);
      if (!callee || source === undefined || declared?.type !== 'object') return [];
      const object = valueOf(source);
      if (!isMap(object)) return [];
      const keys = [...Object.keys(object), ...(isMap(declared.default) ? Object.keys(declared.default) : [])];
      const wanted =
        keys.length === 0 ? [...usedKeys('task', callee.spec, name)] : Object.keys(declared.properties ?? {});
      const message = keys.length === 0 ? 'empty' : 'missing';
      return wanted
        .filter((key) => !keys.includes(key))
        .map((key) => ({ message, callee: callee.title, param: name, key, source }));
    }),
  );
}

/** The keys of a param that a callee takes. */
function usedKeys(caller: Places['Call']['caller'], spec: unknown, param: string): ReadonlySet<string> {
  const { tasks, finally: last } = spec as AnyPipelineSpec;
  // A task inside of it that is given a param of that name takes its own.
  const withoutOwn = ({ taskSpec, ...task }: AnyPipelineTask): object =>
    task.params?.some(({ name }) => name === param) ? task : { ...task, taskSpec };
  const found = tasks
    ? textsOf([...tasks, ...(last ?? [])].map(withoutOwn)).flatMap(parseVariables)
    : taskVariables(caller === 'step' ? { steps: [spec as AnyStep] } : (spec as AnyTaskSpec), '').map(
        (one) => one.variable,
      );
  return new Set(
    found.flatMap((variable) => {
      const kind = variableKind(variable);
      return kind.kind === 'param' && kind.name === param && kind.key !== undefined ? [kind.key] : [];
    }),
  );
}

/** Keys of an object; undefined when they are not known here, as those of a param of the pipeline. */
function keysOf(value: AnyParamValue | undefined, scope: ValueScope): readonly string[] | undefined {
  if (isMap(value)) return Object.keys(value);
  const kind = typeof value === 'string' ? wholeVariable(value) : undefined;
  return kind?.kind === 'task-result' && kind.index === '*' ? scope.resultKeys(kind.task, kind.result) : undefined;
}

/** The param of the pipeline that a value is as a whole. */
function wholeParam(value: AnyParamValue): string | undefined {
  const kind = typeof value === 'string' ? wholeVariable(value) : undefined;
  return kind?.kind === 'param' && kind.index === '*' ? kind.name : undefined;
}

function isMap(value: AnyParamValue | undefined): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && !Array.isArray(value);
}

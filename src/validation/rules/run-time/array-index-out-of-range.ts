import { Callees } from '../../../analysis/documents/callee';
import { paramIndexes } from '../../../analysis/variables/param-indexes';
import { taskVariables } from '../../../analysis/tasks/task-variables';
import { listLength } from '../../../analysis/variables/list-length';
import type {
  AnyParam,
  AnyParamSpec,
  AnyParamValue,
  AnyPipelineRunSpec,
  AnyStep,
  AnyTaskRunSpec,
  AnyTaskSpec,
} from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import type { Places } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { isIdle } from '../step-action-variables';
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
  visit: ({ report, set, namespace }) => {
    /** What a StepAction leaves of what it is given is not missed. */
    const textsOf = (caller: Places['Call']['caller'], spec: unknown): string[] =>
      textsOfCallee(caller, spec, () => new Callees(set(), namespace()));
    const check = (lengths: ReadonlyMap<string, number>, texts: () => Iterable<string>, pathOf: PathOf): void => {
      if (lengths.size === 0) return;
      for (const { param, index } of paramIndexes(texts())) {
        const length = lengths.get(param);
        if (length === undefined || index < length) continue;
        const help = length === 0 ? 'give it an element' : `the first element is $(params.${param}[0])`;
        report('range', { param, index, length }, { path: pathOf(param), help });
      }
    };
    /** What a run gives to its own texts. */
    const checkRun = (
      { params = [] }: AnyPipelineRunSpec | AnyTaskRunSpec,
      declared: readonly AnyParamSpec[] = [],
      texts: () => Iterable<string>,
      path: string,
    ): void => {
      const lengths = new Map(declared.flatMap((one) => lengthsOf(one, one.default)));
      for (const { name = '', value } of params)
        if (Array.isArray(value) && declared.some((one) => one.name === name && one.type === 'array'))
          lengths.set(name, value.length);
      check(lengths, texts, () => path);
    };
    return {
      Call({ caller, callee, declared, given, path, within }) {
        if (!(caller === 'task' ? isTask(callee.spec) : caller === 'step')) return;
        const isShadowed = ({ name }: AnyParamSpec): boolean =>
          // What is left is looked for among the params of the Task, of which texts have no elements.
          within?.spec.params?.some((one) => one.name === name && !isText(one)) === true ||
          (within?.inherited?.params ?? []).some((one) => one.name === name && one.type !== 'string');
        const lengths = declared.flatMap((one) => {
          const value = given.find(({ param }) => param.name === one.name);
          if (value && value.by !== 'params') return [];
          return isShadowed(one) ? [] : lengthsOf(one, value ? value.param.value : one.default);
        });
        check(
          new Map(lengths),
          () => textsOf(caller, callee.spec),
          (name) => {
            const at = given.find(({ param }) => param.name === name)?.path;
            return at === undefined ? path : `${at}.value`;
          },
        );
      },
      TaskRunOfTask({ run, callee, texts, path }) {
        checkRun(run, callee.spec.params, texts, path);
      },
      RunOfPipeline({ run, callee, tasks, texts, path }) {
        checkRun(run, callee.spec.params, texts, path);
        if (!tasks.all.some(({ place }) => place.task.params?.some(isMadeOfList))) return;
        const lengthOfParam = lengthsInRun(run.params, callee.spec.params);
        for (const { place, callee: task } of tasks.all) {
          if (!task) continue;
          const lengths = (place.task.params ?? []).filter(isMadeOfList).flatMap(({ name, value }) => {
            const one = task.spec.params?.find((param) => param.name === name);
            return one ? lengthsOf(one, value, lengthOfParam) : [];
          });
          check(
            new Map(lengths),
            () => textsOf('task', task.spec),
            () => path,
          );
        }
      },
    };
  },
});

type PathOf = (param: string) => string;

function isTask(spec: unknown): spec is AnyTaskSpec {
  return !('tasks' in (spec as object));
}

function isText({ type, default: value }: AnyParamSpec): boolean {
  return type === 'string' || (type === undefined && (value === undefined || typeof value === 'string'));
}

/** Whether a param of a task takes lists of its pipeline. */
function isMadeOfList({ value }: AnyParam): boolean {
  return JSON.stringify(value).includes('[*])"');
}

function textsOfCallee(caller: Places['Call']['caller'], spec: unknown, callees: () => Callees): string[] {
  const { params: _params, ...step } = spec as AnyStep;
  const task = caller === 'step' ? { steps: [step] } : (spec as AnyTaskSpec);
  return taskVariables(task, '').flatMap((one) => (isIdle(one, task, callees) ? [] : one.variable.text));
}

/** How many elements an array param has with a value. */
function lengthsOf(
  { name = '', type }: AnyParamSpec,
  value: AnyParamValue | undefined,
  lengthOfParam?: (name: string) => number | undefined,
): [string, number][] {
  const length = type === 'array' ? listLength(value, lengthOfParam) : undefined;
  return length === undefined ? [] : [[name, length]];
}

/** How many elements the params of a pipeline have in a run; nothing is put in place of what stands in them. */
function lengthsInRun(
  given: readonly AnyParam[] = [],
  declared: readonly AnyParamSpec[] = [],
): (name: string) => number | undefined {
  return (name) => {
    const value = given.find((one) => one.name === name)?.value ?? declared.find((one) => one.name === name)?.default;
    return JSON.stringify(value ?? '').includes('$(') ? undefined : listLength(value);
  };
}

import { isFields } from '../../util/is-fields';
import { rememberByObject } from '../../util/remember';
import type { AnyParam, AnyPipelineRunSpec, AnyPipelineTask } from '../wire';

/** The keys that are written over, and what a default writes there; a value of another task is looked at where it stands. */
type Written = ReadonlyMap<string, unknown>;

/**
 * Keys of object params of tasks of a pipeline inside of a run that Tekton's webhook does not look at.
 *
 * To know what may be used it joins params of one name, and writes the keys of later ones into the value that the first task is
 * given: what stood there is not looked at, and goes to the task as it is. What the default of a param of a task inside writes there
 * is looked at.
 *
 * @see appendPipelineTaskParams and combineParamSpec of Tekton
 */
export const overwrittenKeys = rememberByObject(
  ({ params = [], pipelineSpec }: AnyPipelineRunSpec): ReadonlyMap<AnyParam, Written> => {
    const keys = new Map<AnyParam, Map<string, unknown>>();
    // Others are joined into what the run gives or the pipeline declares.
    const joined = new Map<string, AnyParam | undefined>(
      [...params, ...(pipelineSpec?.params ?? [])].map(({ name = '' }) => [name, undefined]),
    );
    const write = (name: string, value: unknown, given?: AnyParam): void => {
      const first = joined.get(name);
      if (!joined.has(name)) joined.set(name, isFields(value) ? given : undefined);
      else if (first && isFields(value)) {
        const now = Object.entries(value).map(([key, text]) => [key, given ? undefined : text] as const);
        keys.set(first, new Map([...(keys.get(first) ?? []), ...now]));
      }
    };
    for (const task of pipelineSpec?.tasks ?? []) {
      for (const param of task.params ?? []) write(param.name ?? '', param.value, param);
      for (const { name = '', default: preset } of task.taskSpec?.params ?? []) write(name, preset);
    }
    return keys;
  },
);

/** The tasks of the pipeline inside of a run with the values that Tekton's webhook looks at. */
export function withoutOverwritten<T extends { readonly task: AnyPipelineTask }>(
  run: AnyPipelineRunSpec,
  tasks: readonly T[],
): readonly T[] {
  const keys = overwrittenKeys(run);
  if (keys.size === 0) return tasks;
  return tasks.map((place) => {
    const params = place.task.params?.map((param) => without(param, keys.get(param)));
    return params ? { ...place, task: { ...place.task, params } } : place;
  });
}

function without(param: AnyParam, keys: Written | undefined): AnyParam {
  if (!keys || !isFields(param.value)) return param;
  const left = Object.entries(param.value).filter(([key]) => !keys.has(key));
  const added = [...keys].filter(([, text]) => text !== undefined);
  return { ...param, value: Object.fromEntries([...left, ...added]) as AnyParam['value'] };
}

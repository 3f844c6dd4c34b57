import type { AnyParam, AnyParamSpec, AnyPipelineRunSpec, AnyTaskRunSpec } from '../wire';
import { isFields } from '../../util/is-fields';

/**
 * The params that an inline spec of a run can use: those given by the run, declared by the pipeline and given to and
 * declared by its tasks, all in one, as Tekton joins them.
 */
export interface RunScope {
  readonly params: readonly AnyParamSpec[];
  /** Object params whose declaration lacks its keys. */
  readonly withoutProperties: readonly string[];
  /** A param on which Tekton's webhook crashes: an object is given where no default is. */
  readonly crash: string | undefined;
}

/** Scope of the inline spec of a TaskRun. */
export function taskRunScope({ params = [], taskSpec }: AnyTaskRunSpec): RunScope {
  const scope = new Scope();
  for (const param of params) scope.give(param);
  for (const param of taskSpec?.params ?? []) scope.declare(param);
  return scope.result();
}

/** Scope of the inline spec of a PipelineRun. */
export function pipelineRunScope({ params = [], pipelineSpec }: AnyPipelineRunSpec): RunScope {
  const scope = new Scope();
  for (const param of params) scope.give(param);
  for (const param of pipelineSpec?.params ?? []) scope.declare(param);
  for (const task of pipelineSpec?.tasks ?? []) {
    for (const param of task.params ?? []) scope.pass(param);
    for (const param of task.taskSpec?.params ?? []) scope.declare(param);
  }
  return scope.result();
}

/** A param while it is put together; `keys` are those of its value or default, if that is an object. */
interface Entry {
  readonly spec: AnyParamSpec;
  readonly hasDefault: boolean;
  readonly hasObject: boolean;
}

class Scope {
  private readonly entries = new Map<string, Entry>();
  private readonly withoutProperties = new Set<string>();
  private crash: string | undefined;

  give({ name = '', value }: AnyParam): void {
    const object = isFields(value);
    const properties = object
      ? { properties: Object.fromEntries(Object.keys(value).map((key) => [key, { type: 'string' }])) }
      : {};
    const spec = { name, default: value, type: typeOf(value), ...properties };
    this.entries.set(name, { spec, hasDefault: true, hasObject: object });
  }

  declare(param: AnyParamSpec): void {
    const { name = '', properties } = param;
    const known = this.entries.get(name);
    const object = isFields(param.default);
    if (!known) {
      this.entries.set(name, { spec: param, hasDefault: param.default !== undefined, hasObject: object });
      return;
    }
    if (object) {
      if (!known.hasDefault) this.crash ??= name;
      else this.entries.set(name, { ...known, hasObject: true });
      if (properties === undefined) {
        this.withoutProperties.add(name);
        return;
      }
    }
    if (known.spec.type !== 'object') return;
    if (properties === undefined) {
      this.withoutProperties.add(name);
      return;
    }
    this.entries.set(name, { ...known, hasObject: known.hasObject || object, spec: { ...known.spec, properties } });
  }

  pass(param: AnyParam): void {
    const { name = '', value } = param;
    const known = this.entries.get(name);
    if (!known) {
      this.give(param);
      return;
    }
    if (!isFields(value)) return;
    const keys = Object.keys(value);
    if (keys.length === 0) return;
    if (!known.hasObject || known.spec.properties === undefined) {
      this.crash ??= name;
      return;
    }
    const added = Object.fromEntries(keys.map((key) => [key, { type: 'string' }]));
    this.entries.set(name, { ...known, spec: { ...known.spec, properties: { ...known.spec.properties, ...added } } });
  }

  result(): RunScope {
    const params = [...this.entries.values()].map(({ spec }) => spec);
    return { params, withoutProperties: [...this.withoutProperties], crash: this.crash };
  }
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : isFields(value) ? 'object' : 'string';
}

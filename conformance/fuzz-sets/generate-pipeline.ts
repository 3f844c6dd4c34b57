import type { Json } from '../fuzz/generate';
import type { Random } from '../fuzz/random';
import {
  declare,
  literal,
  paramSpec,
  PARAMS,
  partsFor,
  RESULTS,
  type Callable,
  type Declared,
  type Workspace,
} from './declared';
import { makeTaskSpec, type TaskSurroundings } from './generate-task';

const WORKSPACES = ['shared-source', 'shared-cache', 'shared-output'];
const STRING: Declared = { name: '', type: 'string', hasDefault: false, keys: [] };

/** A task of the pipeline that others may use results of. */
interface Done {
  readonly name: string;
  readonly callable: Callable;
  readonly isMatrixed: boolean;
}

/** A pipeline of calls of the tasks, and how it is called. */
export function makePipeline(
  random: Random,
  tasks: readonly Callable[],
  surroundings: TaskSurroundings,
): { readonly spec: Json; readonly callable: Callable } {
  const params = declare(random, PARAMS, { max: 4, features: surroundings.features });
  const workspaces = WORKSPACES.slice(0, 1 + random.below(3)).map((name) => ({ name, optional: random.chance(0.2) }));
  const maker = new PipelineTasks(random, { params, workspaces, tasks, surroundings });
  const first = random.times(1, 4, (i) => maker.make(`task-${i}`));
  const results = maker.done.flatMap((one) => (random.chance(0.3) ? pipelineResult(one) : []));
  const last = random.chance(0.3) ? [{ ...maker.make('notify'), runAfter: undefined }] : [];
  const spec: Json = {
    ...(params.length > 0 && { params: params.map((one) => paramSpec(random, one)) }),
    workspaces: workspaces.map(({ name, optional }) => ({ name, ...(optional && { optional }) })),
    tasks: first,
    ...(last.length > 0 && { finally: last.map(({ runAfter: _, ...one }) => one) }),
    ...(results.length > 0 && { results }),
  };
  return { spec, callable: { name: 'delivery', params, workspaces, results: [] } };
}

class PipelineTasks {
  readonly done: Done[] = [];

  constructor(
    private readonly random: Random,
    private readonly within: {
      readonly params: readonly Declared[];
      readonly workspaces: readonly Workspace[];
      readonly tasks: readonly Callable[];
      readonly surroundings: TaskSurroundings;
    },
  ) {}

  /** A task with what it needs of the ones before. */
  make(name: string): Json {
    const { random } = this;
    const { tasks, surroundings } = this.within;
    const isInline = random.chance(0.2);
    const callable: Callable = isInline
      ? {
          name,
          params: declare(random, PARAMS, { max: 2, features: surroundings.features }),
          results: declare(random, RESULTS, { max: 2, defaults: false }),
          workspaces: [],
        }
      : random.pick(tasks);
    const needed = callable.params.filter(({ hasDefault }) => !hasDefault || random.chance(0.5));
    const matrixed = random.chance(0.15) ? needed.filter(({ type }) => type === 'string').slice(0, 1) : [];
    const given = needed.filter((one) => !matrixed.includes(one));
    const bound = this.bind(callable);
    const before = this.done.length > 0 && random.chance(0.4) ? [random.pick(this.done).name] : [];
    const json: Json = {
      name,
      ...(isInline ? { taskSpec: makeTaskSpec(random, callable, surroundings) } : { taskRef: { name: callable.name } }),
      ...(given.length > 0 && { params: given.map((one) => ({ name: one.name, value: this.value(one) })) }),
      ...(matrixed.length > 0 && {
        matrix: { params: matrixed.map((one) => ({ name: one.name, value: this.value(listOf(one)) })) },
      }),
      ...(bound.length > 0 && { workspaces: bound }),
      ...(before.length > 0 && { runAfter: before }),
      ...(random.chance(0.15) && { timeout: '10m' }),
      ...(random.chance(0.15) && { when: [this.when()] }),
      ...(random.chance(0.1) && { onError: 'continue' }),
    };
    this.done.push({ name, callable, isMatrixed: matrixed.length > 0 });
    return json;
  }

  private bind({ workspaces }: Callable): Json[] {
    const { random } = this;
    return workspaces.flatMap(({ name, optional }) => {
      const sources = this.within.workspaces.filter((one) => optional || !one.optional);
      if (sources.length === 0 || (optional && random.chance(0.5))) return [];
      return [{ name, workspace: random.pick(sources).name }];
    });
  }

  private when(): Json {
    const { random } = this;
    const input = String(this.value(STRING));
    return random.chance(this.within.surroundings.features.cel ? 0.4 : 0.01)
      ? { cel: random.pick([`'${input}' == 'main'`, `'${input}' in ['main', 'v1']`, `'${input}'.startsWith('m')`]) }
      : { input, operator: random.pick(['in', 'notin']), values: ['main'] };
  }

  /** A value of the type: literal, of a param, of a result. */
  private value(type: Pick<Declared, 'type' | 'keys' | 'choices'>): unknown {
    const { random } = this;
    const sources = [
      ...this.within.params
        .filter(({ choices }) => !type.choices || type.choices === choices)
        .flatMap((one) => partsFor(type, one).map((part) => `$(params.${one.name}${part})`)),
      ...(type.choices ? [] : this.done.flatMap((one) => resultsFor(type, one))),
    ];
    if (sources.length === 0 || random.chance(0.3)) return literal(random, type);
    const source = random.pick(sources);
    return type.type === 'string' && !type.choices && random.chance(0.3) ? `x-${source}` : source;
  }
}

/** What a matrix is made of. */
function listOf({ keys }: Declared): Pick<Declared, 'type' | 'keys'> {
  return { type: 'array', keys };
}

/** The variables of a task's results that are of the type. */
function resultsFor(type: Pick<Declared, 'type' | 'keys'>, { name, callable, isMatrixed }: Done): string[] {
  return callable.results.flatMap((one) => {
    if (isMatrixed)
      return type.type === 'array' && one.type === 'string' ? [`$(tasks.${name}.results.${one.name}[*])`] : [];
    return partsFor(type, one).map((part) => `$(tasks.${name}.results.${one.name}${part})`);
  });
}

function pipelineResult({ name, callable, isMatrixed }: Done): Json[] {
  return callable.results.slice(0, 1).map((one) => ({
    name: `${name}-${one.name}`,
    value: `$(tasks.${name}.results.${one.name}${isMatrixed || one.type !== 'string' ? '[*]' : ''})`,
    ...(isMatrixed || one.type === 'array' ? { type: 'array' } : one.type === 'object' ? { type: 'object' } : {}),
  }));
}

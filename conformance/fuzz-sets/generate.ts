import type { Json } from '../fuzz/generate';
import type { Random } from '../fuzz/random';
import { startByEvent } from './generate-triggers';

type Type = 'string' | 'array' | 'object';

/** A param, workspace or result as both sides of a call know it. */
interface Declared {
  readonly name: string;
  readonly type: Type;
  readonly hasDefault: boolean;
  readonly keys: readonly string[];
}

interface Workspace {
  readonly name: string;
  readonly optional: boolean;
}

interface Callable {
  readonly name: string;
  readonly params: readonly Declared[];
  readonly workspaces: readonly Workspace[];
  readonly results: readonly Declared[];
}

const PARAMS = ['url', 'revision', 'image', 'tags', 'options', 'path'];
const RESULTS = ['commit', 'digest', 'list', 'info'];
const KEYS = ['host', 'port'];
const WORKSPACES = ['source', 'cache', 'output'];
const TYPES: readonly Type[] = ['string', 'string', 'string', 'array', 'object'];

/** What workspaces are bound to. */
const KUBERNETES: readonly Json[] = [
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'secret' }, stringData: { token: 'x' } },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'claim' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
];

/** Documents that belong together and run. */
export function generateSet(random: Random): Json[] {
  return new World(random).documents();
}

class World {
  private readonly out: Json[] = [];
  private readonly actions: Callable[] = [];

  constructor(private readonly random: Random) {}

  documents(): Json[] {
    const { random } = this;
    if (random.chance(0.3)) this.actions.push(this.stepAction('greet'));
    const tasks = random.times(1, 3, (i) => this.task(['build', 'test', 'deploy'][i] ?? 'build'));
    const isInline = random.chance(0.25);
    const pipeline = this.pipeline(tasks);
    if (!isInline) this.add('Pipeline', 'delivery', pipeline.spec);
    // A Pipeline without a run gets one from the oracle.
    if (isInline || random.chance(0.85)) this.run(pipeline, isInline);
    if (random.chance(0.3)) this.taskRun(random.pick(tasks));
    this.out.push(...KUBERNETES.map((one) => structuredClone(one)));
    if (random.chance(0.3)) startByEvent(random, this.out);
    return this.out;
  }

  private add(kind: string, name: string, spec: Json, apiVersion = 'tekton.dev/v1'): void {
    this.out.push({ apiVersion, kind, metadata: { name }, spec });
  }

  private declare(names: readonly string[], max: number, defaults = true): Declared[] {
    const { random } = this;
    return [...names]
      .sort(() => random.next() - 0.5)
      .slice(0, random.below(max + 1))
      .map((name) => ({
        name,
        type: random.pick(TYPES),
        hasDefault: defaults && random.chance(0.3),
        keys: KEYS.slice(0, 1 + random.below(2)),
      }));
  }

  private paramSpec({ name, type, hasDefault, keys }: Declared): Json {
    return {
      name,
      ...(type === 'string' && this.random.chance(0.5) ? {} : { type }),
      ...(type === 'object' && { properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])) }),
      ...(hasDefault && { default: this.literal({ type, keys }) }),
    };
  }

  private literal({ type, keys }: Pick<Declared, 'type' | 'keys'>): unknown {
    if (type === 'array') return this.random.times(1, 3, (i) => `item-${i}`);
    if (type === 'object') return Object.fromEntries(keys.map((key) => [key, `${key}-value`]));
    return this.random.pick(['main', 'v1', 'a b']);
  }

  private stepAction(name: string): Callable {
    const params = this.declare(PARAMS, 2).filter(({ type }) => type !== 'object');
    const results = this.declare(RESULTS, 1, false).map((one) => ({ ...one, type: 'string' as const }));
    this.add(
      'StepAction',
      name,
      {
        image: 'alpine',
        ...(params.length > 0 && { params: params.map((one) => this.paramSpec(one)) }),
        ...(results.length > 0 && { results: results.map((one) => ({ name: one.name })) }),
        command: ['greet'],
        args: params.map((one) => use(one)),
      },
      'tekton.dev/v1beta1',
    );
    return { name, params, results, workspaces: [] };
  }

  private task(name: string): Callable {
    const { random } = this;
    const params = this.declare(PARAMS, 3);
    const results = this.declare(RESULTS, 2, false);
    const workspaces = [...WORKSPACES]
      .slice(0, random.below(3))
      .map((one) => ({ name: one, optional: random.chance(0.25) }));
    this.add('Task', name, this.taskSpec({ name, params, results, workspaces }));
    return { name, params, results, workspaces };
  }

  private taskSpec({ params, results, workspaces }: Callable): Json {
    const { random } = this;
    const action = this.actions[0];
    return {
      ...(params.length > 0 && { params: params.map((one) => this.paramSpec(one)) }),
      ...(results.length > 0 && {
        results: results.map(({ name, type, keys }) => ({
          name,
          type,
          ...(type === 'object' && { properties: Object.fromEntries(keys.map((key) => [key, { type: 'string' }])) }),
        })),
      }),
      ...(workspaces.length > 0 && { workspaces: workspaces.map(declareWorkspace) }),
      steps: [
        {
          name: 'main',
          image: 'alpine',
          command: ['run'],
          args: params.map(use),
          env: [
            ...workspaces.map(({ name }, i) => ({ name: `W${i}`, value: `$(workspaces.${name}.path)` })),
            ...(random.chance(0.2) ? [{ name: 'RUN', value: '$(context.taskRun.name)' }] : []),
          ],
          ...(random.chance(0.2) && {
            computeResources: { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } },
          }),
        },
        ...(action && random.chance(0.6)
          ? [
              {
                name: 'greeting',
                ref: { name: action.name },
                params: action.params
                  .filter(({ hasDefault }) => !hasDefault || random.chance(0.5))
                  .map((one) => ({ name: one.name, value: this.literal(one) })),
              },
            ]
          : []),
      ],
    };
  }

  private pipeline(tasks: readonly Callable[]): { readonly spec: Json; readonly callable: Callable } {
    const { random } = this;
    const params = this.declare(PARAMS, 4);
    const workspaces = WORKSPACES.slice(0, 1 + random.below(3)).map((name) => ({
      name: `shared-${name}`,
      optional: random.chance(0.2),
    }));
    const done: { readonly name: string; readonly callable: Callable; readonly matrixed: boolean }[] = [];
    const entry = (name: string): Json => {
      const isInline = random.chance(0.2);
      const callable: Callable = isInline
        ? { name, params: this.declare(PARAMS, 2), results: this.declare(RESULTS, 2, false), workspaces: [] }
        : random.pick(tasks);
      const needed = callable.params.filter(({ hasDefault }) => !hasDefault || random.chance(0.5));
      const matrixed = random.chance(0.15) ? needed.filter(({ type }) => type === 'string').slice(0, 1) : [];
      const given = needed.filter((one) => !matrixed.includes(one));
      const bound = callable.workspaces.flatMap(({ name: taskName, optional }) => {
        const sources = workspaces.filter((one) => optional || !one.optional);
        if (sources.length === 0 || (optional && random.chance(0.5))) return [];
        return [{ name: taskName, workspace: random.pick(sources).name }];
      });
      const before = done.length > 0 && random.chance(0.4) ? [random.pick(done).name] : [];
      const source = (type: Declared): unknown => this.value(type, params, done);
      const json: Json = {
        name,
        ...(isInline ? { taskSpec: this.taskSpec(callable) } : { taskRef: { name: callable.name } }),
        ...(given.length > 0 && { params: given.map((one) => ({ name: one.name, value: source(one) })) }),
        ...(matrixed.length > 0 && {
          matrix: {
            params: matrixed.map((one) => ({ name: one.name, value: source({ ...one, type: 'array' }) })),
          },
        }),
        ...(bound.length > 0 && { workspaces: bound }),
        ...(before.length > 0 && { runAfter: before }),
        ...(random.chance(0.15) && { timeout: '10m' }),
        ...(random.chance(0.15) && {
          when: [{ input: String(source(STRING)), operator: random.pick(['in', 'notin']), values: ['main'] }],
        }),
        ...(random.chance(0.1) && { onError: 'continue' }),
      };
      done.push({ name, callable, matrixed: matrixed.length > 0 });
      return json;
    };
    const first = random.times(1, 4, (i) => entry(`task-${i}`));
    const last = random.chance(0.3) ? [entry('notify')] : [];
    for (const one of last) for (const field of ['runAfter']) Reflect.deleteProperty(one, field);
    const results = done
      .filter(({ name }) => name !== 'notify')
      .flatMap(({ name, callable, matrixed }) =>
        random.chance(0.3)
          ? callable.results.slice(0, 1).map((one) => ({
              name: `${name}-${one.name}`,
              value: `$(tasks.${name}.results.${one.name}${matrixed || one.type !== 'string' ? '[*]' : ''})`,
              ...(matrixed || one.type === 'array'
                ? { type: 'array' }
                : one.type === 'object'
                  ? { type: 'object' }
                  : {}),
            }))
          : [],
      );
    const spec: Json = {
      ...(params.length > 0 && { params: params.map((one) => this.paramSpec(one)) }),
      workspaces: workspaces.map(declareWorkspace),
      tasks: first,
      ...(last.length > 0 && { finally: last }),
      ...(results.length > 0 && { results }),
    };
    return { spec, callable: { name: 'delivery', params, workspaces, results: [] } };
  }

  /** A value of the type: literal, of a param, of a result. */
  private value(
    type: Pick<Declared, 'type' | 'keys'>,
    params: readonly Declared[],
    done: readonly { readonly name: string; readonly callable: Callable; readonly matrixed: boolean }[],
  ): unknown {
    const { random } = this;
    const fits = (one: Declared): string[] => {
      if (type.type === 'string')
        return one.type === 'string' ? [''] : one.type === 'array' ? ['[0]'] : one.keys.map((key) => `.${key}`);
      return one.type === type.type && (type.type !== 'object' || type.keys.every((key) => one.keys.includes(key)))
        ? ['[*]']
        : [];
    };
    const sources = [
      ...params.flatMap((one) => fits(one).map((suffix) => `$(params.${one.name}${suffix})`)),
      ...done.flatMap(({ name, callable, matrixed }) =>
        callable.results.flatMap((one) =>
          matrixed
            ? type.type === 'array' && one.type === 'string'
              ? [`$(tasks.${name}.results.${one.name}[*])`]
              : []
            : fits(one).map((suffix) => `$(tasks.${name}.results.${one.name}${suffix})`),
        ),
      ),
    ];
    if (sources.length === 0 || random.chance(0.3)) return this.literal(type);
    const source = random.pick(sources);
    return type.type === 'string' && random.chance(0.3) ? `x-${source}` : source;
  }

  private run({ spec, callable }: { readonly spec: Json; readonly callable: Callable }, isInline: boolean): void {
    const { random } = this;
    const params = callable.params.filter(({ hasDefault }) => !hasDefault || random.chance(0.5));
    const oneClaim = random.chance(0.3);
    const tasks = (spec['tasks'] as Json[]).map((one) => String(one['name']));
    this.add('PipelineRun', 'run', {
      ...(isInline ? { pipelineSpec: spec } : { pipelineRef: { name: 'delivery' } }),
      ...(params.length > 0 && { params: params.map((one) => ({ name: one.name, value: this.literal(one) })) }),
      workspaces: callable.workspaces
        .filter(({ optional }) => !optional || random.chance(0.5))
        .map(({ name }, i) => ({
          name,
          ...(oneClaim && i === 0 ? { persistentVolumeClaim: { claimName: 'claim' } } : this.volume(i)),
        })),
      ...(random.chance(0.2) && { taskRunSpecs: [{ pipelineTaskName: random.pick(tasks), timeout: '5m' }] }),
      ...(random.chance(0.2) && { timeouts: { pipeline: '2h', tasks: '1h' } }),
    });
  }

  private taskRun({ name, params, workspaces }: Callable): void {
    const { random } = this;
    const given = params.filter(({ hasDefault }) => !hasDefault || random.chance(0.5));
    this.add('TaskRun', 'single', {
      taskRef: { name },
      ...(given.length > 0 && { params: given.map((one) => ({ name: one.name, value: this.literal(one) })) }),
      workspaces: workspaces
        .filter(({ optional }) => !optional || random.chance(0.5))
        .map((one, i) => ({ name: one.name, ...this.volume(i) })),
      ...(random.chance(0.2) && { stepSpecs: [{ name: 'main', computeResources: {} }] }),
    });
  }

  private volume(i: number): Json {
    if (i > 0) return { emptyDir: {} };
    return this.random.pick<Json>([
      { emptyDir: {} },
      { persistentVolumeClaim: { claimName: 'claim' } },
      { secret: { secretName: 'secret' } },
      {
        volumeClaimTemplate: {
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      },
    ]);
  }
}

const STRING: Declared = { name: '', type: 'string', hasDefault: false, keys: [] };

function declareWorkspace({ name, optional }: Workspace): Json {
  return { name, ...(optional && { optional }) };
}

function use({ name, type, keys }: Declared): string {
  if (type === 'array') return `$(params.${name}[*])`;
  return type === 'object' ? `$(params.${name}.${keys[0] ?? ''})` : `$(params.${name})`;
}

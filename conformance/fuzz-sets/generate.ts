import type { Json } from '../fuzz/generate';
import type { Random } from '../fuzz/random';
import { literal, type Callable, type Features } from './declared';
import { makePipeline } from './generate-pipeline';
import { makeCallable, makeStepAction, makeTaskSpec } from './generate-task';
import { startByEvent } from './generate-triggers';

/** What workspaces are bound to, and volumes are made of. */
const KUBERNETES: readonly Json[] = [
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'secret' }, stringData: { token: 'x' } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { level: 'debug' } },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'claim' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
];

/** Documents that belong together and run in a cluster with these flags. */
export function generateSet(random: Random, flags: Readonly<Record<string, string>>): Json[] {
  return new World(random, {
    enum: flags['enable-param-enum'] === 'true',
    cel: flags['enable-cel-in-whenexpression'] === 'true',
    artifacts: flags['enable-artifacts'] === 'true',
  }).documents();
}

class World {
  private readonly out: Json[] = [];

  constructor(
    private readonly random: Random,
    private readonly features: Features,
  ) {}

  documents(): Json[] {
    const { random, features } = this;
    const surroundings = { actions: random.chance(0.3) ? [this.stepAction()] : [], features };
    const tasks = random.times(1, 3, (i) => {
      const callable = makeCallable(random, ['build', 'test', 'deploy'][i] ?? 'build', features);
      this.add('Task', callable.name, makeTaskSpec(random, callable, surroundings));
      return callable;
    });
    const isInline = random.chance(0.25);
    const pipeline = makePipeline(random, tasks, surroundings);
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

  private stepAction(): Callable {
    const { spec, callable } = makeStepAction(this.random, 'greet', this.features);
    this.add('StepAction', callable.name, spec, 'tekton.dev/v1beta1');
    return callable;
  }

  private run({ spec, callable }: { readonly spec: Json; readonly callable: Callable }, isInline: boolean): void {
    const { random } = this;
    const oneClaim = random.chance(0.3);
    const tasks = (spec['tasks'] as Json[]).map((one) => String(one['name']));
    this.add('PipelineRun', 'run', {
      ...(isInline ? { pipelineSpec: spec } : { pipelineRef: { name: 'delivery' } }),
      ...this.params(callable),
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

  private taskRun(callable: Callable): void {
    const { random } = this;
    this.add('TaskRun', 'single', {
      taskRef: { name: callable.name },
      ...this.params(callable),
      workspaces: callable.workspaces
        .filter(({ optional }) => !optional || random.chance(0.5))
        .map((one, i) => ({ name: one.name, ...this.volume(i) })),
      ...(random.chance(0.2) && { stepSpecs: [{ name: 'main', computeResources: {} }] }),
    });
  }

  /** Values for what a run calls. */
  private params({ params }: Callable): Json {
    const given = params.filter(({ hasDefault }) => !hasDefault || this.random.chance(0.5));
    if (given.length === 0) return {};
    return { params: given.map((one) => ({ name: one.name, value: literal(this.random, one) })) };
  }

  private volume(i: number): Json {
    if (i > 0) return { emptyDir: {} };
    return this.random.pick<Json>([
      { emptyDir: {} },
      { persistentVolumeClaim: { claimName: 'claim' } },
      { secret: { secretName: 'secret' } },
      { configMap: { name: 'config' } },
      {
        volumeClaimTemplate: {
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      },
    ]);
  }
}

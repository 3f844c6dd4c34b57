import type { Json } from '../fuzz/generate';
import type { Random } from '../fuzz/random';
import {
  declare,
  literal,
  paramSpec,
  PARAMS,
  partsFor,
  RESULTS,
  resultSpec,
  textOf,
  use,
  type Callable,
  type Declared,
  type Features,
} from './declared';
import { environment, mounts, sidecars, stepTemplate, volumes } from './generate-containers';

const WORKSPACES = ['source', 'cache'];

/** What steps of made-up tasks may call, and what the cluster allows. */
export interface TaskSurroundings {
  readonly actions: readonly Callable[];
  readonly features: Features;
}

/** A StepAction, and how it is called. */
export function makeStepAction(
  random: Random,
  name: string,
  features: Features,
): { readonly spec: Json; readonly callable: Callable } {
  const params = declare(random, PARAMS, { max: 3 });
  const results = declare(random, RESULTS, { max: 1, defaults: false }).map((one) => ({
    ...one,
    type: 'string' as const,
  }));
  const spec = {
    image: 'alpine',
    ...(params.length > 0 && { params: params.map((one) => paramSpec(random, one)) }),
    ...(results.length > 0 && { results: results.map((one) => ({ name: one.name })) }),
    command: ['greet'],
    args: [...params.map(use), ...(features.artifacts && random.chance(0.1) ? ['$(step.artifacts.path)'] : [])],
    ...(random.chance(0.2) && { env: environment(random, params) }),
    ...(random.chance(0.1) && { workingDir: random.pick(['/src', ...params.map(textOf)]) }),
  };
  return { spec, callable: { name, params, results, workspaces: [] } };
}

/** What a Task declares. */
export function makeCallable(random: Random, name: string, features: Features): Callable {
  return {
    name,
    params: declare(random, PARAMS, { max: 3, features }),
    results: declare(random, RESULTS, { max: 2, defaults: false }),
    workspaces: WORKSPACES.slice(0, random.below(3)).map((one) => ({ name: one, optional: random.chance(0.25) })),
  };
}

/** The spec of a Task with such declarations. */
export function makeTaskSpec(
  random: Random,
  { params, results, workspaces }: Callable,
  { actions, features }: TaskSurroundings,
): Json {
  const action = random.chance(0.6) ? actions[0] : undefined;
  const ownVolumes = random.chance(0.2) ? volumes(random, params) : [];
  const stepResult = random.chance(0.15);
  const written = results.filter(({ type }) => type === 'string');
  return {
    ...(params.length > 0 && { params: params.map((one) => paramSpec(random, one)) }),
    ...(results.length > 0 && {
      results: results.map((one) => ({
        ...resultSpec(one),
        ...(stepResult && written.includes(one) && { value: '$(steps.main.results.out)' }),
      })),
    }),
    ...(workspaces.length > 0 && {
      workspaces: workspaces.map(({ name, optional }) => ({ name, ...(optional && { optional }) })),
    }),
    ...(random.chance(0.1) && { stepTemplate: stepTemplate(random, params) }),
    ...(ownVolumes.length > 0 && { volumes: ownVolumes }),
    steps: [
      {
        name: 'main',
        image: 'alpine',
        ...(random.chance(0.2)
          ? { script: `run ${params.map(textOf).join(' ')}` }
          : {
              command: ['run'],
              args: [...params.map(use), ...(features.artifacts && random.chance(0.1) ? ['$(artifacts.path)'] : [])],
            }),
        env: [
          ...workspaces.map(({ name }, i) => ({ name: `W${i}`, value: `$(workspaces.${name}.path)` })),
          ...(random.chance(0.2) ? [{ name: 'RUN', value: '$(context.taskRun.name)' }] : []),
        ],
        ...(ownVolumes.length > 0 && { volumeMounts: mounts(random, ownVolumes, params) }),
        ...(stepResult && { results: [{ name: 'out' }] }),
        ...(random.chance(0.2) && {
          computeResources: { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } },
        }),
      },
      ...(action
        ? [
            {
              name: 'greeting',
              ref: { name: action.name },
              params: action.params
                .filter(({ hasDefault }) => !hasDefault || random.chance(0.5))
                .map((one) => ({ name: one.name, value: stepValue(random, one, params, stepResult) })),
            },
          ]
        : []),
      ...(random.chance(0.15) ? [laterStep(random, params, features, stepResult)] : []),
    ],
    ...(random.chance(0.1) && { sidecars: sidecars(random, params, ownVolumes) }),
  };
}

/** What a step gives to its StepAction: literal, of a param of the Task, of another step. */
function stepValue(random: Random, type: Declared, params: readonly Declared[], hasResult: boolean): unknown {
  const sources = [
    ...params.flatMap((one) => partsFor(type, one).map((part) => `$(params.${one.name}${part})`)),
    ...(hasResult && type.type === 'string' ? ['$(steps.main.results.out)'] : []),
  ];
  if (sources.length === 0 || random.chance(0.5)) return literal(random, type);
  return random.pick(sources);
}

/** A step that depends on the one before. */
function laterStep(random: Random, params: readonly Declared[], features: Features, hasResult: boolean): Json {
  const texts = [...params.map(textOf), ...(hasResult ? ['$(steps.main.results.out)'] : []), 'main'];
  const isCel = random.chance(features.cel ? 0.3 : 0.01);
  return {
    name: 'after',
    image: 'alpine',
    command: ['check'],
    ...(random.chance(0.5) && {
      when: [
        isCel
          ? { cel: `'${random.pick(texts)}' == 'main'` }
          : { input: random.pick(texts), operator: random.pick(['in', 'notin']), values: ['main'] },
      ],
    }),
    ...(features.artifacts && random.chance(0.3) && { args: ['$(steps.main.outputs.image)'] }),
    ...(hasResult && random.chance(0.5) && { env: [{ name: 'OUT', value: '$(steps.main.results.out)' }] }),
  };
}

import type { Json } from '../fuzz/generate';
import { PLACES, type Parts, type Place } from './places';

/** A set of documents with one variable at one place, and what it is called. */
export interface VariablePlace {
  readonly what: string;
  readonly documents: readonly Json[];
}

/** Variables that somebody fills in somewhere, with the parts and the misspellings that each of them may have. */
const VARIABLES = [
  ...['s', 's[0]', 's[*]', 's.k', 'a', 'a[0]', 'a[*]', 'a.k', 'o', 'o[0]', 'o[*]', 'o.k', 'o.no', 'no', 'no.k'].map(
    (param) => `$(params.${param})`,
  ),
  ...['c', 'c[*]', 'c.k', 'l', 'l[0]', 'l[*]', 'm', 'm.k', 'm[*]', 'no'].map(
    (result) => `$(tasks.first.results.${result})`,
  ),
  ...['no.results.c', 'first.status', 'first.reason', 'status'].map((task) => `$(tasks.${task})`),
  ...['taskRun.name', 'task.name', 'task.no', 'pipelineRun.name', 'pipelineRun.no', 'pipeline.name'].map(
    (name) => `$(context.${name})`,
  ),
  '$(context.pipelineTask.retries)',
  ...['w.path', 'w.path[0]', 'w.bound', 'w.volume', 'no.path'].map((workspace) => `$(workspaces.${workspace})`),
  ...['r.path', 'r.path[*]', 'no.path'].map((result) => `$(results.${result})`),
  ...['results.x', 'results.no', 'exitCode.path'].map((part) => `$(steps.main.${part})`),
  '$(steps.step-main.exitCode.path)',
  '$(steps.step-no.exitCode.path)',
  '$(step.results.no.path)',
  '$(finally.first.results.c)',
  ...['"s"', '"o.k"', '"no"'].map((param) => `$(params[${param}])`),
  ...['$(params.o.k[0])', '$(results.r)', '$(step.outputs.path)', '$(steps.main.outputs)', '$(steps.main.results.x.k)'],
  ...['$(tasks.first.results)', '$(tasks.first.matrix.length)', '$(tasks.first.matrix.c.length)', '$(tasks.t.status)'],
  '$(tt.params.x)',
  '$(tt.params.x[*])',
];

/** Who runs the Task: a run by name or by itself, or a pipeline, which does the same, in one of its sections. */
const HOLDERS = [
  'run',
  'run-inside',
  'pipeline',
  'inside',
  'inside-finally',
  'run-of-inside',
  'run-of-finally',
] as const;
type Holder = (typeof HOLDERS)[number];

const PARAMS: readonly Json[] = [
  { name: 's' },
  { name: 'a', type: 'array' },
  { name: 'o', type: 'object', properties: { k: { type: 'string' } } },
];
const VALUES: readonly Json[] = [
  { name: 's', value: 'x' },
  { name: 'a', value: ['x', 'y'] },
  { name: 'o', value: { k: 'v' } },
];
const ACTION: Json = { image: 'alpine', params: [{ name: 'p' }], command: ['greet'], args: ['$(params.p)'] };
/** What workspaces of runs are made of. */
const OBJECTS: readonly Json[] = [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'files' }, data: { a: 'x' } },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'c' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
];
const FIRST: Json = {
  name: 'first',
  taskSpec: {
    results: [
      { name: 'c' },
      { name: 'l', type: 'array' },
      { name: 'm', type: 'object', properties: { k: { type: 'string' } } },
    ],
    steps: [{ name: 'main', image: 'alpine', command: ['run'] }],
  },
};

/** Every variable at every place, alone and in the middle of a text, for everybody who may run the Task. */
export function* variablePlaces(): Generator<VariablePlace> {
  for (const holder of HOLDERS)
    for (const [name, place] of Object.entries(PLACES)) {
      if (place.isInPipeline && holder.startsWith('run') && !holder.startsWith('run-of')) continue;
      for (const variable of VARIABLES)
        for (const text of [variable, `x-${variable}`])
          yield { what: `${text} in ${name}, ${holder}`, documents: documentsOf(holder, place, text) };
    }
}

function documentsOf(holder: Holder, { put }: Place, text: string): readonly Json[] {
  const isInPipeline = holder !== 'run' && holder !== 'run-inside';
  const task: Parts['task'] = {
    results: [{ name: 'r' }],
    workspaces: [{ name: 'w' }],
    steps: [{ name: 'main', image: 'alpine', command: ['run'], results: [{ name: 'x' }] }],
  };
  const pipelineTask = { name: 't', params: [] as Json[], workspaces: [{ name: 'w', workspace: 'w' }] as Json[] };
  const pipeline = { params: [...PARAMS], workspaces: [{ name: 'w' }] };
  const run: Json = { params: VALUES, workspaces: [{ name: 'w', emptyDir: {} }] };
  const podTemplate: Json = {};
  const action = structuredClone(ACTION);
  const given: Json[] = [];
  put(text, { task, pipelineTask, pipeline, run, podTemplate, action, given });
  const isOfItsOwn = holder === 'run' || holder === 'pipeline';
  // Tasks inside of a pipeline have its params anyway.
  if (isOfItsOwn || !isInPipeline) task.params = [...(task.params ?? []), ...PARAMS];
  if (Object.keys(podTemplate).length > 0)
    Object.assign(run, isInPipeline ? { taskRunTemplate: { podTemplate } } : { podTemplate });
  const documents: Json[] = [
    ...OBJECTS,
    { ...object('StepAction', 'greet', action), apiVersion: 'tekton.dev/v1beta1' },
  ];
  if (isOfItsOwn) documents.push(object('Task', 'build', task));
  if (!isInPipeline) {
    const called = isOfItsOwn ? { taskRef: { name: 'build' } } : { taskSpec: task };
    return [...documents, object('TaskRun', 'run', { ...run, ...called, params: [...VALUES, ...given] })];
  }
  const handed = PARAMS.map(({ name }) => ({
    name,
    value: { s: '$(params.s)', a: ['$(params.a[*])'], o: '$(params.o[*])' }[String(name)],
  }));
  const called: Json = {
    ...pipelineTask,
    ...(isOfItsOwn ? { taskRef: { name: 'build' } } : { taskSpec: task }),
    params: [...(isOfItsOwn ? handed : []), ...given],
  };
  const isLast = holder.endsWith('finally');
  const spec = {
    ...pipeline,
    ...(isLast ? { tasks: [FIRST], finally: [called] } : { tasks: [FIRST, { ...called, runAfter: ['first'] }] }),
  };
  if (holder.startsWith('run-of')) return [...documents, object('PipelineRun', 'run', { ...run, pipelineSpec: spec })];
  const ofPipeline = { ...run, pipelineRef: { name: 'delivery' } };
  return [...documents, object('Pipeline', 'delivery', spec), object('PipelineRun', 'run', ofPipeline)];
}

function object(kind: string, name: string, spec: Json): Json {
  return structuredClone({ apiVersion: 'tekton.dev/v1', kind, metadata: { name }, spec });
}

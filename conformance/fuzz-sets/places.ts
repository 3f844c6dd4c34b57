import type { Json } from '../fuzz/generate';

/** The parts of a set that a text may be put into. */
export interface Parts {
  readonly task: Json & { params?: Json[]; steps: Json[] };
  readonly pipelineTask: Json & { params: Json[]; workspaces: Json[] };
  readonly pipeline: Json & { params: Json[] };
  readonly run: Json;
  /** Of the pods of the run. */
  readonly podTemplate: Json;
  /** The StepAction, which takes param `p`. */
  readonly action: Json;
  /** What is given to the Task beside `s`, `a` and `o`. */
  readonly given: Json[];
}

/** Puts a text somewhere; `isInPipeline` where only pipelines have such a place. */
export interface Place {
  readonly isInPipeline?: boolean;
  readonly put: (text: string, parts: Parts) => void;
}

type Fields = (text: string) => Json;

const MAP = { type: 'object', properties: { k: { type: 'string' } } };

const ofStep = (fields: Fields): Place => ({
  put: (text, { task }) => {
    Object.assign(task.steps[0] ?? {}, fields(text));
  },
});

const ofTask = (fields: Fields): Place => ({
  put: (text, { task }) => {
    Object.assign(task, fields(text));
  },
});

const ofMount = (fields: Fields): Place => ({
  put: (text, { task }) => {
    Object.assign(task.steps[0] ?? {}, { volumeMounts: [{ name: 'v', ...fields(text) }] });
    Object.assign(task, { volumes: [{ name: 'v', emptyDir: {} }] });
  },
});

const ofPipelineTask = (fields: Fields): Place => ({
  isInPipeline: true,
  put: (text, { pipelineTask }) => {
    Object.assign(pipelineTask, fields(text));
  },
});

const ofWorkspace = (fields: Fields): Place => ({
  put: (text, { run }) => {
    run['workspaces'] = [{ name: 'w', ...fields(text) }];
  },
});

const ofSecondStep = (fields: Fields): Place => ({
  put: (text, { task }) => {
    task.steps.push({ name: 'second', image: 'alpine', command: ['run'], ...fields(text) });
  },
});

/** A param of the Task that holds the text, and is used. */
const given = (type: Json, value: (text: string) => unknown, use: string): Place => ({
  put: (text, { task, given }) => {
    takeParam(task, type, use);
    given.push({ name: 'q', value: value(text) });
  },
});

/** A param of the Task that nobody gives, and is used. */
const preset = (type: Json, value: (text: string) => unknown, use: string): Place =>
  ofTask((text) => ({
    params: [{ name: 'q', ...type, default: value(text) }],
    sidecars: [{ name: 'db', image: 'db', args: [use] }],
  }));

const ofMatrix = (fields: Fields): Place => ({
  isInPipeline: true,
  put: (text, { task, pipelineTask }) => {
    takeParam(task, {}, '$(params.q)');
    pipelineTask['matrix'] = fields(text);
  },
});

/** A field of the StepAction, which a step gives its param, and of what else the StepAction has. */
const ofAction = (fields: Fields, value: unknown = 'x'): Place => ({
  put: (text, { task, action }) => {
    Object.assign(action, fields(text));
    task.steps.push({
      name: 'second',
      ref: { name: 'greet' },
      params: value === undefined ? [] : [{ name: 'p', value }],
    });
  },
});

/** What a step gives to a StepAction that takes a param of that type. */
const toAction = (type: Json, value: (text: string) => unknown, use: string): Place => ({
  put: (text, parts) => {
    ofAction(() => ({ params: [{ name: 'p', ...type }], args: [use] }), value(text)).put(text, parts);
  },
});

function takeParam(task: Parts['task'], type: Json, use: string): void {
  task.params = [{ name: 'q', ...type }];
  Object.assign(task.steps[0] ?? {}, { args: [use] });
}

/** Where a variable may stand. */
export const PLACES: Readonly<Record<string, Place>> = {
  args: ofStep((text) => ({ args: [text] })),
  env: ofStep((text) => ({ env: [{ name: 'A', value: text }] })),
  script: ofStep((text) => ({ command: [], script: `echo ${text}` })),
  image: ofStep((image) => ({ image })),
  'folder of a step': ofStep((workingDir) => ({ workingDir })),
  'file of the output': ofStep((path) => ({ stdoutConfig: { path } })),
  'what a failure does': ofStep((onError) => ({ onError })),
  'place of a mount': ofMount((text) => ({ mountPath: `/m/${text}` })),
  'folder of a mount': ofMount((subPath) => ({ mountPath: '/m', subPath })),
  'step template': ofTask((text) => ({ stepTemplate: { env: [{ name: 'A', value: text }] } })),
  sidecar: ofTask((text) => ({ sidecars: [{ name: 'db', image: 'db', args: [text] }] })),
  'script of a sidecar': ofTask((script) => ({ sidecars: [{ name: 'db', image: 'db', script }] })),
  volume: ofTask((text) => ({ volumes: [{ name: 'v', emptyDir: { medium: text } }] })),
  result: ofTask((value) => ({ results: [{ name: 'r', value }] })),
  default: preset({}, (text) => text, '$(params.q)'),
  'default, a list': preset({ type: 'array' }, (text) => [text], '$(params.q[*])'),

  'when of a step': ofSecondStep((input) => ({ when: [{ input, operator: 'notin', values: ['q'] }] })),
  'values of when of a step': ofSecondStep((text) => ({ when: [{ input: 'q', operator: 'notin', values: [text] }] })),
  'param of a step': toAction({}, (text) => text, '$(params.p)'),
  'param of a step, a list': toAction({ type: 'array' }, (text) => [text], '$(params.p[*])'),
  'param of a step, a map': toAction(MAP, (text) => ({ k: text }), '$(params.p.k)'),
  'args of a StepAction': ofAction((text) => ({ args: ['$(params.p)', text] })),
  'env of a StepAction': ofAction((text) => ({ env: [{ name: 'A', value: text }] })),
  'script of a StepAction': ofAction((script) => ({ script, command: undefined, args: undefined })),
  'default of a StepAction': ofAction((text) => ({ params: [{ name: 'p', default: text }] }), undefined),
  'default of a StepAction, a list': ofAction(
    (text) => ({ params: [{ name: 'p', type: 'array', default: [text] }], args: ['$(params.p[*])'] }),
    undefined,
  ),

  param: given({ type: 'string' }, (text) => text, '$(params.q)'),
  'param, a list': given({ type: 'array' }, (text) => [text], '$(params.q[*])'),
  'param, a map': given(MAP, (text) => ({ k: text }), '$(params.q.k)'),
  matrix: ofMatrix((text) => ({ params: [{ name: 'q', value: [text] }] })),
  'whole matrix': ofMatrix((text) => ({ params: [{ name: 'q', value: text }] })),
  'part of a matrix': ofMatrix((value) => ({ include: [{ name: 'one', params: [{ name: 'q', value }] }] })),
  when: ofPipelineTask((input) => ({ when: [{ input, operator: 'notin', values: ['q'] }] })),
  'values of when': ofPipelineTask((text) => ({ when: [{ input: 'q', operator: 'notin', values: [text] }] })),
  'name for people': ofPipelineTask((displayName) => ({ displayName })),
  'folder of a workspace': ofPipelineTask((subPath) => ({ workspaces: [{ name: 'w', workspace: 'w', subPath }] })),
  'result of the pipeline': {
    isInPipeline: true,
    put: (text, { pipeline }) => {
      pipeline['results'] = [{ name: 'z', value: text }];
    },
  },

  'workspace of the run': ofWorkspace((claimName) => ({ persistentVolumeClaim: { claimName } })),
  'folder in the workspace of the run': ofWorkspace((subPath) => ({ subPath, emptyDir: {} })),
  'folder in the claim of the run': ofWorkspace((subPath) => ({ subPath, persistentVolumeClaim: { claimName: 'c' } })),
  'file in the workspace of the run': ofWorkspace((path) => ({
    configMap: { name: 'files', items: [{ key: 'a', path }] },
  })),
  'pods of the run': {
    put: (text, { podTemplate }) => {
      podTemplate['env'] = [{ name: 'A', value: text }];
    },
  },
};

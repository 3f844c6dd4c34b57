import { isFields } from '../../util/is-fields';

type Fields = Record<string, unknown>;

/** Says how the document itself calls the field that `v1` has at the path. */
export type OldPath = (path: string) => string;

/**
 * Moves the fields of `v1beta1` of Pipelines to where `v1` has them, so that rules know one form only. Changes the
 * object; undefined when there is nothing to move.
 */
export function moveOldFields(apiVersion: string, kind: string, object: Readonly<Fields>): OldPath | undefined {
  if (apiVersion !== 'tekton.dev/v1beta1') return undefined;
  const spec = object['spec'];
  if (!isFields(spec)) return undefined;
  switch (kind) {
    case 'Task':
      moveOfTask(spec);
      return oldPath;
    case 'Pipeline':
      moveOfPipeline(spec);
      return oldPath;
    case 'TaskRun':
      moveOverrides(spec);
      if (isFields(spec['taskSpec'])) moveOfTask(spec['taskSpec']);
      return oldPath;
    case 'PipelineRun':
      moveOfPipelineRun(spec);
      return oldPath;
    default:
      return undefined;
  }
}

function moveOfTask(spec: Fields): void {
  for (const list of ['steps', 'sidecars']) each(spec[list], moveResources);
  if (isFields(spec['stepTemplate'])) moveResources(spec['stepTemplate']);
}

function moveOfPipeline(spec: Fields): void {
  for (const list of ['tasks', 'finally'])
    each(spec[list], (task) => {
      if (isFields(task['taskSpec'])) moveOfTask(task['taskSpec']);
    });
}

function moveOfPipelineRun(spec: Fields): void {
  if (isFields(spec['pipelineSpec'])) moveOfPipeline(spec['pipelineSpec']);
  const template: Fields = {};
  for (const field of ['podTemplate', 'serviceAccountName'])
    if (spec[field] !== undefined) {
      template[field] = spec[field];
      Reflect.deleteProperty(spec, field);
    }
  if (Object.keys(template).length > 0) spec['taskRunTemplate'] = template;
  each(spec['taskRunSpecs'], (one) => {
    moveOverrides(one);
    move(one, 'taskPodTemplate', 'podTemplate');
    move(one, 'taskServiceAccountName', 'serviceAccountName');
  });
}

function moveOverrides(spec: Fields): void {
  move(spec, 'stepOverrides', 'stepSpecs');
  move(spec, 'sidecarOverrides', 'sidecarSpecs');
  for (const list of ['stepSpecs', 'sidecarSpecs']) each(spec[list], moveResources);
}

function moveResources(container: Fields): void {
  move(container, 'resources', 'computeResources');
}

function move(fields: Fields, from: string, to: string): void {
  if (fields[from] === undefined) return;
  fields[to] = fields[from];
  Reflect.deleteProperty(fields, from);
}

const OLD_PATHS: readonly (readonly [RegExp, string])[] = [
  [/((?:steps|sidecars|stepSpecs|sidecarSpecs)\[\d+\]|stepTemplate)\.computeResources/, '$1.resources'],
  [/\bstepSpecs\b/, 'stepOverrides'],
  [/\bsidecarSpecs\b/, 'sidecarOverrides'],
  [/(taskRunSpecs\[\d+\])\.podTemplate/, '$1.taskPodTemplate'],
  [/(taskRunSpecs\[\d+\])\.serviceAccountName/, '$1.taskServiceAccountName'],
  [/\btaskRunTemplate\./, ''],
];

function oldPath(path: string): string {
  return OLD_PATHS.reduce((text, [pattern, old]) => text.replace(pattern, old), path);
}

function each(items: unknown, change: (item: Fields) => void): void {
  if (Array.isArray(items)) for (const item of items) if (isFields(item)) change(item);
}

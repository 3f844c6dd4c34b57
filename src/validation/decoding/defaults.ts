import { DEFAULT_TIMEOUT } from '../settings';

type Fields = Record<string, unknown>;

/** Fills in what Tekton's SetDefaults fills in, as far as a verdict can depend on it. Changes the object. */
export function setDefaults(kind: string, object: Readonly<Fields>): void {
  const spec = fieldsOf(object['spec']);
  switch (kind) {
    case 'Task':
      return taskDefaults(spec);
    case 'StepAction':
      each(spec['params'], paramDefaults);
      return each(spec['results'], resultDefaults);
    case 'Pipeline':
      return pipelineDefaults(spec);
    case 'TaskRun':
      refDefaults(spec['taskRef']);
      if (isFields(spec['taskSpec'])) taskDefaults(spec['taskSpec']);
      return;
    case 'PipelineRun': {
      if (!isFields(object['spec'])) return;
      const timeouts = isFields(spec['timeouts']) ? spec['timeouts'] : (spec['timeouts'] = {} as Fields);
      timeouts['pipeline'] ??= DEFAULT_TIMEOUT;
      if (isFields(spec['pipelineSpec'])) pipelineDefaults(spec['pipelineSpec']);
      return;
    }
    case 'EventListener':
      return each(spec['triggers'], (trigger) => {
        each(trigger['bindings'], bindingDefaults);
      });
    case 'Trigger':
      return each(spec['bindings'], bindingDefaults);
  }
}

function taskDefaults(spec: Fields): void {
  each(spec['params'], paramDefaults);
  each(spec['results'], resultDefaults);
}

function pipelineDefaults(spec: Fields): void {
  each(spec['params'], paramDefaults);
  for (const section of ['tasks', 'finally'])
    each(spec[section], (task) => {
      refDefaults(task['taskRef']);
      if (isFields(task['taskSpec'])) taskDefaults(task['taskSpec']);
    });
}

function paramDefaults(param: Fields): void {
  const { default: value, properties } = param;
  // Nothing is filled in for keys when the type comes from the default alone.
  if (param['type'] || properties !== undefined) propertyDefaults(properties);
  param['type'] ||= properties !== undefined ? 'object' : value === undefined ? 'string' : typeOfValue(value);
}

function resultDefaults(result: Fields): void {
  result['type'] ||= result['properties'] !== undefined ? 'object' : 'string';
  propertyDefaults(result['properties']);
}

function propertyDefaults(properties: unknown): void {
  for (const property of Object.values(fieldsOf(properties))) if (isFields(property)) property['type'] ||= 'string';
}

function refDefaults(ref: unknown): void {
  if (isFields(ref) && !ref['resolver']) ref['kind'] ||= 'Task';
}

function bindingDefaults(binding: Fields): void {
  binding['kind'] ||= 'TriggerBinding';
}

/** The type of a param value. */
export function typeOfValue(value: unknown): 'string' | 'array' | 'object' {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'object' ? 'object' : 'string';
}

function each(items: unknown, change: (item: Fields) => void): void {
  if (Array.isArray(items)) for (const item of items) if (isFields(item)) change(item);
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

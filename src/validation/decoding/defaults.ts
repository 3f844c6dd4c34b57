import { DEFAULT_TIMEOUT } from '../settings';

type Fields = Record<string, unknown>;

/** Fills in what Tekton's SetDefaults fills in, as far as a verdict can depend on it. Changes the object. */
export function setDefaults(kind: string, object: Readonly<Fields>): void {
  const spec = fieldsOf(object['spec']);
  switch (kind) {
    case 'Task': {
      taskDefaults(spec);
      return;
    }
    case 'StepAction':
      each(spec['params'], paramDefaults);
      {
        each(spec['results'], resultDefaults);
        return;
      }
    case 'Pipeline': {
      pipelineDefaults(spec);
      return;
    }
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
    case 'EventListener': {
      each(spec['triggers'], (trigger) => {
        each(trigger['bindings'], bindingDefaults);
      });
      return;
    }
    case 'Trigger': {
      each(spec['bindings'], bindingDefaults);
      return;
    }
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
  fill(param, 'type', properties !== undefined ? 'object' : value === undefined ? 'string' : typeOfValue(value));
}

function resultDefaults(result: Fields): void {
  fill(result, 'type', result['properties'] !== undefined ? 'object' : 'string');
  propertyDefaults(result['properties']);
}

function propertyDefaults(properties: unknown): void {
  for (const property of Object.values(fieldsOf(properties))) if (isFields(property)) fill(property, 'type', 'string');
}

function refDefaults(ref: unknown): void {
  if (isFields(ref) && !ref['resolver']) fill(ref, 'kind', 'Task');
}

function bindingDefaults(binding: Fields): void {
  fill(binding, 'kind', 'TriggerBinding');
}

/** An empty text is as good as none. */
function fill(fields: Fields, field: string, value: string): void {
  if (fields[field] === undefined || fields[field] === '') fields[field] = value;
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

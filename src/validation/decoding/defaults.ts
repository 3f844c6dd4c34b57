import { DEFAULT_TIMEOUT } from '../settings';
import { isFields } from '../../util/is-fields';

type Fields = Record<string, unknown>;

/** Fills in what Tekton's SetDefaults fills in, as far as a verdict can depend on it. Changes the object. */
export function setDefaults(apiVersion: string, kind: string, object: Readonly<Fields>): void {
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
      timeoutDefaults(spec, apiVersion.endsWith('/v1beta1'));
      if (isFields(spec['pipelineSpec'])) pipelineDefaults(spec['pipelineSpec']);
      return;
    }
    case 'EventListener': {
      each(spec['triggers'], (trigger) => {
        each(trigger['bindings'], bindingDefaults);
        each(trigger['interceptors'], interceptorDefaults);
      });
      return;
    }
    case 'Trigger': {
      each(spec['bindings'], bindingDefaults);
      each(spec['interceptors'], interceptorDefaults);
      return;
    }
  }
}

/** A run of v1beta1 that says neither gets the old field. */
function timeoutDefaults(spec: Fields, isOld: boolean): void {
  if (isFields(spec['timeouts'])) spec['timeouts']['pipeline'] ??= DEFAULT_TIMEOUT;
  else if (isOld) spec['timeout'] ??= DEFAULT_TIMEOUT;
  else spec['timeouts'] = { pipeline: DEFAULT_TIMEOUT };
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
  if (!isFields(properties)) return;
  for (const property of Object.values(properties)) if (isFields(property)) fill(property, 'type', 'string');
}

function refDefaults(ref: unknown): void {
  if (isFields(ref) && !ref['resolver']) fill(ref, 'kind', 'Task');
}

function bindingDefaults(binding: Fields): void {
  fill(binding, 'kind', 'TriggerBinding');
}

/** Interceptors of v1alpha1 that have a field of their own, in the order in which Triggers looks for them. */
const OLD_INTERCEPTORS = ['bitbucket', 'cel', 'github', 'gitlab'];

/** An old interceptor becomes a reference, but for one that has a reference already. */
function interceptorDefaults(interceptor: Fields): void {
  const ref = interceptor['ref'];
  if (isFields(ref) && ref['name']) return;
  const name = OLD_INTERCEPTORS.find((one) => interceptor[one] !== undefined);
  if (name === undefined) return;
  interceptor['ref'] = { ...fieldsOf(ref), name };
  interceptor['params'] ??= Object.entries(fieldsOf(interceptor[name])).map(([key, value]) => ({ name: key, value }));
  Reflect.deleteProperty(interceptor, name);
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

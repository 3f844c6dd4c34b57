import { isPlain } from '../util/is-plain';
import { quote } from '../util/quote';
import { isReferenceTo } from './references/reference';

/** A value in words, for messages. */
export function describe(value: unknown): string {
  if (isReferenceTo('array', value)) return `the array ${quote(String(value))}`;
  if (isReferenceTo('object', value)) return `the object ${quote(String(value))}`;
  if (isReferenceTo('untrusted', value)) return 'untrusted text';
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return String(value);
  if (typeof value !== 'object') return quote(String(value));
  return isPlain(value) ? 'a map' : (WORDS.get(className(value)) ?? `an object of class ${className(value)}`);
}

/** How the library's own classes are called by those who never see their names. */
const WORDS = new Map([
  ['PipelineWorkspace', 'a workspace'],
  ['WorkspaceRef', 'a workspace'],
  ['EnvSource', 'a key of a Secret or ConfigMap'],
  ['PipelineTask', 'a task'],
]);

function className(value: object): string {
  return value.constructor.name;
}

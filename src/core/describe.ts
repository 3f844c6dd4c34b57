import { isPlain } from '../util/is-plain';
import { quote } from '../util/quote';
import { withArticle } from '../util/with-article';
import { isReferenceTo } from './references/reference';

/** A value in words, for messages about one that is not what was asked for. */
export function describe(value: unknown): string {
  if (isReferenceTo('array', value)) return `the array ${quote(String(value))}`;
  if (isReferenceTo('object', value)) return `the object ${quote(String(value))}`;
  if (isReferenceTo('untrusted', value)) return 'untrusted text';
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return value.name === '' ? 'a function' : `the function or class ${value.name}`;
  if (typeof value !== 'object')
    return typeof value === 'string' ? quote(value) : `the ${typeof value} ${String(value)}`;
  if (isPlain(value)) return 'a map';
  return WORDS.get(className(value)) ?? withArticle(className(value));
}

/** How the library's own classes are called by those who never see their names. */
const WORDS = new Map([
  ['PipelineWorkspace', 'a workspace'],
  ['WorkspaceRef', 'a workspace'],
  ['ResultFile', 'a result'],
  ['EnvSource', 'a key of a Secret or ConfigMap'],
  ['PipelineTask', "a task's handle"],
  ['MatrixTask', "a task's handle"],
  ['FinallyTask', "a task's handle"],
  ['WhenExpression', 'a condition'],
  ['WorkspaceSource', 'a source of files'],
  ['StringRef', 'a text reference'],
]);

function className(value: object): string {
  // An object without a prototype has no constructor.
  const { constructor } = value as { readonly constructor?: { readonly name: string } };
  return constructor?.name ?? 'Object';
}

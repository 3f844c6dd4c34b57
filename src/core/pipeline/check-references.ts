import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { isPlain } from '../../util/is-plain';
import { quote } from '../../util/quote';
import { Reference } from '../references/reference';
import { failFinallyResult, failStatus } from './check-uses';
import type { Entry } from './entry';
import type { AnyTaskOptions } from './options';

/**
 * Checks that every reference and handle a task is given was made by its own pipeline, and may stand in its section.
 *
 * @throws `other-pipeline`, `status-outside-finally`, `finally-result`
 */
export function checkReferences(
  options: AnyTaskOptions,
  pipeline: object,
  section: Entry['section'],
  place: PendingPlace,
): void {
  for (const handle of options.runAfter ?? []) {
    checkOwner(handle.pipeline, pipeline, `task ${quote(handle.name)}`, place);
  }
  const conditions = (options.when ?? []).flatMap((expression) => expression.references);
  for (const reference of [...conditions, ...referencesIn([options.params, options.matrix, options.include])]) {
    checkOwner(reference.origin.owner, pipeline, quote(`${reference}`), place);
    if (reference.type === 'status' && section === 'tasks') failStatus(`${reference}`, place);
    if (reference.type === 'finally-result') failFinallyResult(`${reference}`, place);
  }
}

function* referencesIn(value: unknown): Generator<Reference> {
  if (Reference.isReference(value)) yield value;
  else if (isPlain(value)) for (const part of Object.values(value)) yield* referencesIn(part);
}

/**
 * Checks that a param, a result or a handle is used in the pipeline that made it: names alone could fit by chance.
 *
 * @throws `other-pipeline`
 */
export function checkOwner(owner: object, pipeline: object, what: string, place: PendingPlace): void {
  if (owner === pipeline) return;
  const title = titleOf(owner);
  fail({
    rule: 'other-pipeline',
    message: `${what} belongs to ${title}, not to ${titleOf(pipeline)}`,
    data: { owner: title },
    at: place,
    help: 'take params, results and handles from the pipeline itself; references from inside a Task hold only there',
  });
}

function titleOf(owner: object): string {
  return 'title' in owner && typeof owner.title === 'string' ? owner.title : 'something else';
}

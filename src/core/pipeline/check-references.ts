import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { Reference } from '../references/reference';
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
    if (handle.pipeline !== pipeline) failOther(`task ${quote(handle.name)}`, place);
  }
  const conditions = (options.when ?? []).flatMap((expression) => expression.references);
  for (const reference of [...conditions, ...referencesIn([options.params, options.matrix, options.include])]) {
    if (reference.origin.owner !== pipeline) failOther(quote(`${reference}`), place);
    if (reference.type === 'status' && section === 'tasks') failStatus(reference, place);
    if (reference.type === 'finally-result') failFinallyResult(reference, place);
  }
}

function* referencesIn(value: unknown): Generator<Reference> {
  if (Reference.isReference(value)) yield value;
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* referencesIn(part);
}

function failOther(what: string, place: PendingPlace): never {
  fail({
    rule: 'other-pipeline',
    message: `${what} does not belong to this pipeline`,
    at: place,
    help: 'take params and handles from the pipeline that the task is added to; inside a Task its own references hold',
  });
}

function failStatus(reference: Reference, place: PendingPlace): never {
  fail({
    rule: 'status-outside-finally',
    message: `${quote(`${reference}`)} is known only when all tasks are done`,
    at: place,
    help: 'add the task with addFinally',
  });
}

function failFinallyResult(reference: Reference, place: PendingPlace): never {
  fail({
    rule: 'finally-result',
    message: `${quote(`${reference}`)} is a result of a task in finally, and those run side by side`,
    at: place,
    help: 'only pipeline.addResult takes it',
  });
}

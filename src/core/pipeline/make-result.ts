import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { PipelineResult, ResultType } from '../../schema/result';
import { compact } from '../../util/compact';
import { quote } from '../../util/quote';
import { checkOptionKeys } from '../check-keys';
import { describe } from '../describe';
import { checkVariableName } from '../names';
import type { ArrayRef } from '../references/array-ref';
import type { FinallyResultRef } from '../references/finally-result-ref';
import type { ObjectRef } from '../references/object-ref';
import { Reference } from '../references/reference';
import type { StringRef } from '../references/string-ref';
import { checkOwner } from './check-references';

/** A result of a task, or of a task in finally. */
export type TaskResultRef = StringRef | ArrayRef | ObjectRef | FinallyResultRef;

/** Options of `addResult`. */
export interface PipelineResultOptions {
  /** What it is, for people. @default - none */
  readonly description?: string | undefined;
}

/** What `addResult` is given. */
interface Given {
  readonly name: string;
  readonly ref: TaskResultRef;
  readonly options: PipelineResultOptions;
  /** Results that the pipeline has already. */
  readonly known: ReadonlyMap<string, PipelineResult>;
  readonly at: PendingPlace;
}

/**
 * The result of a pipeline that is the result of one of its tasks.
 *
 * @throws `invalid-name`, `not-a-result`, `other-pipeline`, `duplicate-result`, `unknown-key`
 */
export function makeResult(pipeline: object, { name, ref, options, known, at }: Given): PipelineResult {
  checkVariableName(name, { what: 'result', ...at });
  checkOptionKeys(options, { description: true }, 'addResult');
  checkResult(ref, at);
  checkOwner(ref.origin.owner, pipeline, quote(`${ref}`), at);
  if (known.has(name))
    fail({
      rule: 'duplicate-result',
      message: `the pipeline has two results called ${quote(name)}`,
      data: { result: name },
      at,
      help: 'give each result a name of its own',
    });
  const type: ResultType = ref.type === 'array' || ref.type === 'object' ? ref.type : 'string';
  return compact({ name, type, description: options.description, value: `${ref}` });
}

/** Tekton takes a text around results too; here a result is one reference, which says whose it is and of which type. */
function checkResult(ref: unknown, at: PendingPlace): void {
  if (Reference.isReference(ref)) return;
  fail({
    rule: 'not-a-result',
    message: `addResult takes the result of a task, not ${describe(ref)}`,
    at,
    help: 'give handle.results.<name>; a text made of several is best made by a task that gives it as its own result',
  });
}

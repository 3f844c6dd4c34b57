import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { DiagnosticError, fail } from '../../diagnostics/diagnostic-error';
import { settle, type PendingPlace, type SourceLine } from '../../diagnostics/place';
import type { Task as TaskDocument } from '../../schema/task';
import { quote } from '../../util/quote';
import { valueAt } from '../../util/split-path';
import type { Document, LocatedPart } from '../../validation/document';
import { READ_NOTE } from '../../validation/document';
import { inV1, read, validate } from '../../validation/validate';
import { readFile } from '../read-file';

/** A Task as a file has it. */
export interface TaskFile {
  readonly document: Pick<TaskDocument, 'spec'> & Partial<TaskDocument>;
  /** Where a field stands, or a part of its text. */
  readonly locate: (path: string, part: LocatedPart) => SourceLine | undefined;
}

/**
 * Reads the Task that a file holds, as `lint` does.
 *
 * @param at the call that reads it
 * @throws `unreadable-file`, `not-a-task`, and what `lint` says of files that nobody can read
 */
export function readTaskFile(path: string, at: PendingPlace): TaskFile {
  const file = { name: relative(process.cwd(), path), text: readFile(path, at) };
  const { documents, diagnostics, placeholder } = read(file);
  refuse(diagnostics, at);
  const [found] = documents;
  if (documents.length !== 1 || found?.document.kind !== 'Task') {
    const kinds = documents.map(({ document: { kind } }) => kind);
    fail({
      rule: 'not-a-task',
      message: `${quote(path)} does not hold one document of kind Task`,
      data: { path, kinds },
      at,
      help: `it holds: ${kinds.map((kind) => kind || 'something without a kind').join(', ') || 'nothing'}`,
    });
  }
  if (placeholder)
    fail({
      rule: 'not-a-task',
      message: `${quote(path)} has a placeholder, and nobody fills it in`,
      data: { path },
      at: { ...at, source: placeholder },
      related: readAt(at),
      help: 'render the template before the program reads it',
    });
  // The version in which it is rendered, whatever the file says.
  const { document, oldPath = (path: string) => path } = inV1(found.document);
  // Documents of files know lines, those of programs calls.
  const locate: TaskFile['locate'] = (path, part) => found.locate?.(oldPath(path), part) as SourceLine | undefined;
  refuse(faultsOf({ ...found, document, locate }), at);
  return { document: document as object as TaskFile['document'], locate };
}

/** What keeps the library from reading what the Task takes and gives; the rest waits for synthesis. */
function faultsOf(document: Document): Diagnostic[] {
  return validate([document]).filter(({ rule }) => UNREADABLE.has(rule));
}

/** Fields of another type or name, no steps, and steps that are nothing. */
const UNREADABLE = new Set(['wrong-type', 'missing-value', 'unknown-field', 'no-steps', 'missing-image']);

/** @throws DiagnosticError with what is wrong in the file */
function refuse(found: readonly Diagnostic[], at: PendingPlace): void {
  if (!found.some(({ severity }) => severity === 'error')) return;
  const related = readAt(at).map(({ note, at: where }) => ({ note, at: settle(where) }));
  throw new DiagnosticError(
    found.map((one) => ({
      ...one,
      at: settle({ ...one.at, construct: at.construct }),
      related: [...one.related, ...related],
    })),
  );
}

function readAt({ source }: PendingPlace) {
  return [{ note: READ_NOTE, at: { source } }];
}

/** Whether something stands at a path as it stands there in the file: patches change it, and move what they do not change. */
export function isAsInFile(rendered: object, file: object, path: string): boolean {
  return path !== '' && isDeepStrictEqual(valueAt(rendered, path), valueAt(file, path));
}

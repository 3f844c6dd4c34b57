import { compact } from '../util/compact';
import type { CallSite } from './call-site';

/** Where a fault is: in a document, in the construct tree, in a source file; whatever of these is known. */
export interface Place {
  /** Path of the construct, `mountains/delivery`. @default - not known, or no construct */
  readonly construct?: string | undefined;
  /** The document. @default - not known, or not about a document */
  readonly document?: DocumentName | undefined;
  /** Field or part inside it, in words the user wrote: `tasks[2] "build" › params.image`. @default - the whole */
  readonly field?: string | undefined;
  /** The same field as a path in the document: `spec.tasks[2].params[0].value`. @default - the whole, or no field */
  readonly path?: string | undefined;
  /** Where the user's program made the thing. @default - not known */
  readonly source?: SourceLine | undefined;
}

/** What a document is called. */
export interface DocumentName {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** A place whose source line is looked up only when a finding is made of it. */
export interface PendingPlace extends Omit<Place, 'source'> {
  readonly source?: SourceLine | CallSite | undefined;
}

/** The place of a part inside another one. */
export function inside(place: PendingPlace, field: string): PendingPlace {
  return { ...place, field: [place.field, field].filter(Boolean).join(' › ') };
}

/** Looks the source line up. */
export function settle({ construct, document, field, path, source }: PendingPlace): Place {
  const line = source && ('line' in source ? source : source.toSourceLine());
  return compact({ construct, document, field, path, source: line });
}

/** A line of the user's program, or of a YAML file; line and column count from 1. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters are meant, within the line. @default - not known */
  readonly length?: number;
}

import type { DocumentName, PendingPlace } from '../../diagnostics/place';
import type { Document } from '../document';
import { inWords } from './in-words';

/** The place of a field of a document, or of a part of its text. */
export function placeIn(from: Document, path: string, text?: string, isKey = false): PendingPlace {
  const { document, place, locate } = from;
  const source = locate?.(path, { text, isKey });
  return {
    ...place,
    document: nameOf(document),
    ...(path !== '' && { field: inWords(document, path), path }),
    ...(source && { source }),
  };
}

function nameOf(document: object): DocumentName {
  const { kind, metadata } = document as {
    readonly kind?: unknown;
    readonly metadata?: Readonly<Record<string, unknown>>;
  };
  const { name, generateName, namespace } = metadata ?? {};
  const text = (one: unknown): string => (typeof one === 'string' ? one : '');
  return {
    kind: text(kind),
    name: text(name) || text(generateName),
    ...(text(namespace) !== '' && { namespace: text(namespace) }),
  };
}

import { fieldOf } from './field-of';
import { isFields } from './is-fields';

/**
 * Parts of a path, with the keys as the document has them: `spec.steps[0].image` in a document that says `Image` ends
 * with `Image`. Keys may have dots, so that the longest key that fits is taken.
 */
export function splitPath(document: unknown, path: string): string[] {
  const segments: string[] = [];
  let here = document;
  let rest = path;
  while (rest !== '') {
    const index = /^\[(\d+)\]\.?/.exec(rest);
    const segment = index?.[1] ?? keyAt(here, rest);
    segments.push(segment);
    rest = index ? rest.slice(index[0].length) : rest.slice(segment.length).replace(/^\./, '');
    here = fieldOf(here, segment);
  }
  return segments;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(document: unknown, path: string): unknown {
  return splitPath(document, path).reduce(fieldOf, document);
}

function keyAt(here: unknown, rest: string): string {
  const keys = isFields(here) ? Object.keys(here) : [];
  const simple = /^[^.[]*/.exec(rest)?.[0] ?? rest;
  if (simple !== '' && keys.includes(simple)) return simple;
  const fits = keys
    .filter(
      (key) =>
        key !== '' && rest.toLowerCase().startsWith(key.toLowerCase()) && /^(?:$|[.[])/.test(rest.slice(key.length)),
    )
    .sort((a, b) => b.length - a.length);
  // A path that leads nowhere must still come to its end.
  return fits[0] ?? (simple || rest);
}

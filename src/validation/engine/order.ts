import { fieldOf } from '../../util/field-of';
import { splitPath } from '../../util/split-path';

/** Sorts findings of one document by where their fields stand in it. */
export function byPosition<T extends { readonly path: string }>(document: object, found: readonly T[]): T[] {
  if (found.length < 2) return [...found];
  return found
    .map((one, i) => ({ one, at: [...positions(document, one.path), i] }))
    .sort((a, b) => compare(a.at, b.at))
    .map(({ one }) => one);
}

/** Index of each key and element on the way; what is not there stands before everything. */
function positions(document: unknown, path: string): number[] {
  const at: number[] = [];
  let here = document;
  for (const segment of splitPath(here, path)) {
    if (typeof here !== 'object' || here === null) break;
    const index = Array.isArray(here) ? Number(segment) : Object.keys(here).indexOf(segment);
    if (index < 0) break;
    at.push(index + 1);
    here = fieldOf(here, segment);
  }
  at.push(0);
  return at;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

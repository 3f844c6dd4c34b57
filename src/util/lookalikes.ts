import { rememberByObject } from './remember';

/** With fewer names it is faster to compare all. */
const MANY = 200;

/**
 * The names worth comparing with one: all, unless there are many. Of a long list that is asked again and again, only those that
 * are the same without one of their letters, or in lower case; that is each that is one edit away, and many of two.
 */
export function lookalikes(name: string, candidates: Iterable<string>): Iterable<string> {
  if (!Array.isArray(candidates) || candidates.length < MANY) return candidates;
  const index = indexOf(candidates as readonly string[]);
  return new Set(shortenings(name).flatMap((short) => index.get(short) ?? []));
}

const indexOf = rememberByObject((names: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  for (const name of names)
    for (const short of shortenings(name)) {
      const known = index.get(short);
      if (known) known.push(name);
      else index.set(short, [name]);
    }
  return index;
});

/** The name in lower case, and that without one of its letters. */
function shortenings(name: string): string[] {
  const lower = name.toLowerCase();
  return [...new Set([lower, ...Array.from(lower, (_, i) => lower.slice(0, i) + lower.slice(i + 1))])];
}

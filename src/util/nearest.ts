import { lookalikes } from './lookalikes';

/**
 * Names close enough to `name` to be what was meant: at most three, closest first, then in natural order. A name of one letter
 * is close to its other case only: one edit makes it any other.
 */
export function nearest(name: string, candidates: Iterable<string>): string[] {
  const limit = name.length <= 4 ? 1 : name.length <= 8 ? 2 : 3;
  return [...new Set(lookalikes(name, candidates))]
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit && isComparable(name, candidate))
    .map((candidate) => ({ candidate, distance: distance(name, candidate, limit) }))
    .filter((entry) => entry.distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map((entry) => entry.candidate);
}

/** Whether one key too many, too few, wrong or too early makes one name of the other. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || (!a.startsWith(b.charAt(0)) && !a.endsWith(b.slice(-1)))) return false;
  return distance(a, b, 1) === 1;
}

function isComparable(a: string, b: string): boolean {
  return (a.length > 1 && b.length > 1) || a.toLowerCase() === b.toLowerCase();
}

/**
 * Optimal string alignment: insert, delete, replace and swap of neighbours count 1; a mere change of case counts 1 in total.
 * What is farther than the limit is only said to be so.
 */
function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (a.toLowerCase() === b.toLowerCase()) return 1;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(rows, i - 2, j - 2) + 1);
      row.push(best);
      least = Math.min(least, best);
    }
    // A swap looks two rows back, and adds one.
    if (least > limit + 1) return Infinity;
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? Infinity;
}

import { list } from '../util/list';
import { nearest } from '../util/nearest';

/** Help for a name that is not among those known: what was probably meant, and what there is. */
export function unknownNameHelp(name: string, what: string, known: Iterable<string>): string[] {
  const names = [...new Set(known)];
  if (names.length === 0) return [`${what}: none`];
  const meant = nearest(name, names);
  const there = `${what}: ${list(names)}`;
  return meant.length ? [`did you mean ${meant.map((n) => JSON.stringify(n)).join(' or ')}? ${there}`] : [there];
}

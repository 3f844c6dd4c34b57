/** Names for a help line: all of them if `limit` or fewer, else the first ones and the count. */
export function list(names: Iterable<string>, limit = 5): string {
  const all = [...names];
  if (all.length === 0) return 'none';
  if (all.length <= limit) return all.join(', ');
  return `${all.slice(0, limit).join(', ')} and ${all.length - limit} more`;
}

/** Whether a `$(` is not closed before the next one begins; the last may stay open. */
export function isUnclosed(value: string): boolean {
  const parts = value.split('$(').slice(1, -1);
  return parts.some((part) => !closes(part));
}

function closes(part: string): boolean {
  let open = 0;
  for (const sign of part) {
    if (sign === '(') open += 1;
    else if (sign === ')') open -= 1;
    if (open < 0) return true;
  }
  return false;
}

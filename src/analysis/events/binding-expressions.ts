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

/** What stands between `$(` and the parenthesis that closes it, for each that is closed. */
export function bindingExpressions(value: string): string[] {
  return value
    .split('$(')
    .slice(1)
    .flatMap((part) => {
      let open = 0;
      for (let i = 0; i < part.length; i++) {
        if (part[i] === '(') open += 1;
        else if (part[i] === ')') open -= 1;
        if (open < 0) return [part.slice(0, i)];
      }
      return [];
    });
}

/** The field that an expression asks for, in one form: `body.a.b` for `body['a'].b` and `.body.a.b`. */
export function bindingPath(expression: string): string {
  return expression.replace(/\[['"]([^'"]*)['"]\]/g, '.$1').replace(/^[{.]+|\}$/g, '');
}

/** What CEL calls a value that a binding calls `header.Content-Type`. */
export function celOfBinding(expression: string): string {
  const [, header] = /^header\.([\w-]+)$/.exec(expression) ?? [];
  return header === undefined ? expression : `header.canonical('${header}')`;
}

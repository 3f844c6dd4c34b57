/**
 * Puts the decoding of untrusted texts at the top of a script, behind its first line `#!…`.
 *
 * Command substitution takes line breaks from the end, so a letter stands behind the text until it is in the variable. Without a
 * first line of its own the script gets Tekton's `#!/bin/sh` and `set -e` in front of it as before.
 */
export function addDecoders(script: string, names: readonly string[]): string {
  if (names.length === 0) return script;
  const lines = names.flatMap((name) => [
    `${name}=$(printf %s "\${${name}_B64}" | base64 -d && printf x) || exit 1`,
    `${name}=\${${name}%x}\n`,
  ]);
  const start = script.startsWith('#!') ? script.indexOf('\n') + 1 || script.length : 0;
  const head = script.slice(0, start);
  return `${head}${head && !head.endsWith('\n') ? '\n' : ''}${lines.join('\n')}${script.slice(start)}`;
}

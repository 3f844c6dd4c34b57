/** The script with a first line that names its interpreter, unless it has one. */
export function withShebang(script: string, interpreter: string): string {
  return script.startsWith('#!') ? script : `#!/usr/bin/env ${interpreter}\n${script}`;
}

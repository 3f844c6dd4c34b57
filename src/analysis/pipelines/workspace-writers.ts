import type { AnyTaskSpec } from '../wire';

/** Commands that fill a folder, with the folder behind them in the same line. */
const FILLS =
  /\b(?:git\s+(?:clone|checkout|pull|reset|init)|tar\s+-?\w*x|unzip|cp|mv|rsync|mkdir|curl\b[^\n]*\s-o|wget\b[^\n]*\s-O)\b[^\n]*$/;

/** Whether a Task surely fills a workspace: a line of a script writes into its path. */
export function writesWorkspace({ steps = [], workspaces = [] }: AnyTaskSpec, name: string): boolean {
  const declared = workspaces.find((one) => one.name === name);
  if (declared?.readOnly) return false;
  const path = `$(workspaces.${name}.path)`;
  return steps.some(
    ({ script = '' }) =>
      script.includes(path) &&
      script.split('\n').some((line) => {
        const at = line.lastIndexOf(path);
        if (at < 0 || /^\s*#/.test(line)) return false;
        const before = line.slice(0, at);
        return />{1,2}\s*["']?$/.test(before) || FILLS.test(before);
      }),
  );
}

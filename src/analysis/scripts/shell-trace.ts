import type { AnyContainer } from '../wire';

const SHELL = String.raw`(?:\S*/)?(?:env\s+)?(?:ba|a|da|k|z)?sh`;
const SHEBANG = new RegExp(String.raw`^#!\s*(?:\S*/env\s+)?${SHELL}(?:\s+-\w+)*\s+(-\w*x\w*|-o\s+xtrace)`);
/** At the beginning of a command: a line, or behind `;`, `&&`, `then` and the like. */
const COMMAND = String.raw`(?:^|[;&|({]|\b(?:then|do|else)\b)[ \t]*`;
const SET = new RegExp(String.raw`${COMMAND}(set\s+(?:-\w+\s+)*(?:-\w*x\w*|-\w*o\s+xtrace))\b`, 'm');
const CALL = new RegExp(String.raw`${COMMAND}(${SHELL}\s+(?:-\w+\s+)*-\w*x\w*)\b`, 'm');
const SHELL_WORD = /(?:^|\/)(?:ba|a|da|k|z)?sh$/;

/** Where a container switches on that its shell prints each command. */
export function traceIn({
  script,
  command = [],
  args = [],
}: AnyContainer): { readonly field: string; readonly trace: string } | undefined {
  if (script !== undefined) {
    const trace = SHEBANG.exec(script)?.[0] ?? traceOf(script);
    return trace === undefined ? undefined : { field: 'script', trace };
  }
  const words = [...command, ...args];
  if (!SHELL_WORD.test(words[0] ?? '')) return undefined;
  for (const [i, word] of words.entries()) {
    const field = i < command.length ? `command[${i}]` : `args[${i - command.length}]`;
    if (i > 0 && /^-\w*x\w*$/.test(word)) return { field, trace: word };
    const trace = traceOf(word);
    if (trace !== undefined) return { field, trace };
  }
  return undefined;
}

function traceOf(text: string): string | undefined {
  return (SET.exec(text) ?? CALL.exec(text))?.[1];
}

import type { Refusal } from '../refusal';
import { REFUSALS } from './refusals';
import type { StaticText } from './words';

const SHELLS = /^(sh|bash|dash|ash|ksh|mksh|zsh|fish|su|flock|script)$/;
/** They have a shell run the text of `-c`, which may stand behind other words, and read no program. */
const BY_SHELL = /^(su|flock|script)$/;
const PYTHON = /^python[\d.]*$/;
const OTHERS = /^(perl|ruby|node|nodejs|php|lua|bun|deno)[\d.]*$/;

/** Whether a command runs programs given as text. */
export function isInterpreter(name: string): boolean {
  return SHELLS.test(name) || PYTHON.test(name) || OTHERS.test(name);
}

/** Which words behind an interpreter are a program: `sh -c 'this'`, `perl -ne 'this'`. */
export function refuseProgramTexts(
  name: string,
  words: readonly StaticText[],
  isCommand: boolean,
): (Refusal | undefined)[] {
  const flag = programFlag(name);
  let expected = false;
  let isOver = false;
  return words.map(({ text, complete, isUncertain }) => {
    if (isOver) return undefined;
    if (expected && complete && /^--?$/.test(text)) return undefined;
    if (/^[-+]./.test(text)) {
      if (!complete && flag.attached.test(text)) return REFUSALS.code;
      expected ||= flag.separate.test(text);
      return undefined;
    }
    if (isUncertain) return expected ? REFUSALS.code : undefined;
    if (expected) {
      expected = false;
      isOver = !OTHERS.test(name);
      return REFUSALS.code;
    }
    isOver = !BY_SHELL.test(name);
    return isCommand && !complete && text === '' && !/^(flock|script)$/.test(name) ? REFUSALS.command : undefined;
  });
}

/** Whether an interpreter with these words runs what it reads from its input. */
export function readsProgram(name: string, words: readonly StaticText[]): boolean {
  const flag = programFlag(name);
  for (const { text } of words) {
    if (text === '-' || text === '/dev/stdin' || (SHELLS.test(name) && /^-[a-z]*s$/.test(text))) return true;
    if (flag.separate.test(text) || flag.attached.test(text)) return false;
    if (!/^[-+]/.test(text)) return false;
  }
  return !BY_SHELL.test(name);
}

function programFlag(name: string): { readonly separate: RegExp; readonly attached: RegExp } {
  if (SHELLS.test(name)) return { separate: /^-[A-Za-z]*c[A-Za-z]*$|^--command$/, attached: /^--command=/ };
  if (PYTHON.test(name)) return { separate: /^-[A-Za-z]*c$/, attached: /^-[A-Za-z]*c/ };
  return { separate: /^-[A-Za-z]*[eEpr]$|^--(eval|print)$|^--run$/, attached: /^-[A-Za-z]*[eEpr]|^--(eval|print)=/ };
}

import { HAZARDS } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import type { HazardsOfWords } from './hazards-of-words';

const SHELLS = /^(sh|bash|dash|ash|ksh|mksh|zsh|fish|su|flock|script|runuser|sg)$/;
/** They have a shell run the text of `-c`, which may stand behind other words, and read no program. */
const BY_SHELL = /^(su|flock|script|runuser|sg)$/;
const PYTHON = /^(python|pypy)[\d.]*$/;
const OTHERS = /^(perl|ruby|node|nodejs|php|lua|bun|deno|osascript|Rscript|groovy|tsx|ts-node)[\d.]*$/;
/** What an interpreter takes a word for. */
export type Role = 'option' | 'attached' | 'program' | 'file' | 'argument' | 'open';

/** Whether a command runs programs given as text. */
export function isInterpreter(name: string): boolean {
  return isShell(name) || PYTHON.test(name) || OTHERS.test(name);
}

/** Whether the programs are shell scripts. */
export function isShell(name: string): boolean {
  return SHELLS.test(name);
}

/** What the words behind an interpreter are: `sh -c 'program' argument`, `perl -ne 'program'`, `python3 file argument`. */
export function rolesOf(name: string, words: StaticTexts): Role[] {
  const flag = programFlag(name);
  let expected = false;
  let isOver = false;
  let hasProgram = false;
  return words.map(({ text, complete, isUncertain }) => {
    if (isOver) return 'argument';
    if (complete && /^--?$/.test(text) && (expected || hasProgram)) {
      isOver = !expected;
      return 'option';
    }
    if (/^[-+]./.test(text)) {
      if (!flag.separate.test(text) && flag.attached.test(text)) return 'attached';
      expected ||= flag.separate.test(text);
      hasProgram ||= readsInput(name, text);
      return 'option';
    }
    if (isUncertain) return expected ? 'program' : 'option';
    if (expected) {
      expected = false;
      hasProgram = true;
      isOver = !OTHERS.test(name);
      return 'program';
    }
    // Behind `perl -e '…'` a value that begins with -e is one more program.
    if (hasProgram && !complete && text === '') return 'open';
    isOver = !BY_SHELL.test(name);
    if (hasProgram) return 'argument';
    return /^(flock|script)$/.test(name) ? 'argument' : 'file';
  });
}

/** Which of the words behind an interpreter is its program; -1 where none is. */
export function programOf(name: string, words: StaticTexts): number {
  return rolesOf(name, words).indexOf('program');
}

/** What an interpreter does with the words behind it. */
export function hazardsOfProgram(name: string, words: StaticTexts, isCommand: boolean): HazardsOfWords {
  const roles = rolesOf(name, words);
  return words.map(({ text, complete }, i) => {
    switch (roles[i]) {
      case 'program':
      case 'attached':
        return HAZARDS.code;
      case 'open':
        return HAZARDS.option;
      case 'file':
        return isCommand && !complete && text === '' ? HAZARDS.command : undefined;
      default:
        return undefined;
    }
  });
}

/** Whether an interpreter with these words runs what it reads from its input. */
export function readsProgram(name: string, words: StaticTexts): boolean {
  const flag = programFlag(name);
  for (const { text } of words) {
    if (/^(-|\/dev\/(stdin|fd\/0)|\/proc\/self\/fd\/0)$/.test(text) || readsInput(name, text)) return true;
    if (flag.separate.test(text) || flag.attached.test(text)) return false;
    if (!/^[-+]/.test(text)) return false;
  }
  return !/^(flock|script)$/.test(name);
}

/** `sh -s`, behind which stand arguments of the program. */
function readsInput(name: string, option: string): boolean {
  return SHELLS.test(name) && !BY_SHELL.test(name) && /^-[a-z]*s$/.test(option);
}

function programFlag(name: string): { readonly separate: RegExp; readonly attached: RegExp } {
  if (SHELLS.test(name)) return { separate: /^-[A-Za-z]*c[A-Za-z]*$|^--command$/, attached: /^--command=/ };
  if (PYTHON.test(name)) return { separate: /^-[A-Za-z]*c$/, attached: /^-[A-Za-z]*c./ };
  return {
    separate: /^-[A-Za-z]*[eEpr]$|^--(eval|print)$|^--run$/,
    attached: /^-[A-Za-z]*[eEpr]|^-[mM]|^--(eval|print|require|import)=/,
  };
}

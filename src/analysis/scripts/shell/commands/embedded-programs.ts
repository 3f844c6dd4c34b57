import type { StaticTexts } from '../syntax/static-text';
import { isInterpreter, isShell, rolesOf } from './interpreters';
import { baseName, commandIndex } from './wrappers';

/** What is called in a program to run a text. */
const RUNS_TEXT =
  /\b(system|popen|getoutput|eval|exec|execSync|spawnSync|shell_exec|passthru|qx|Function|instance_eval|__import__)\b *[({]|shell *[=:] *[Tt]rue|\b(system|exec|eval|qx)\b|`|%x/;
const AWK_RUNS_TEXT = /\bsystem *\(|\| *getline|\|&|\|\s*[A-Za-z_]\w*\s*[;}\n]|\|\s*"(sh|bash)\b/;
/** The command `e` and the flag `e` of `s`. */
const SED_RUNS_TEXT = /(?:^|[;{}\n])\s*[\d,$]*\s*(?:e\b|s(\W)(?:\\.|(?!\1)[^\\])*\1(?:\\.|(?!\1)[^\\])*\1\w*e)/;

/** Whether a program in another language than shell runs texts. */
export function runsText(interpreter: string, program: string): boolean {
  if (/^(gawk|mawk|nawk|awk)$/.test(interpreter)) return AWK_RUNS_TEXT.test(program);
  if (/^g?sed$/.test(interpreter)) return SED_RUNS_TEXT.test(program);
  return isInterpreter(interpreter) && !isShell(interpreter) && RUNS_TEXT.test(program);
}

/** The program among the words of a command, if it is in another language and runs texts that it gets. */
export function runningProgram(words: StaticTexts): string | undefined {
  const start = commandIndex(words);
  const name = baseName(words[start]);
  const args = words.slice(start + 1);
  if (/^(gawk|mawk|nawk|awk|g?sed)$/.test(name)) return args.find(({ text }) => runsText(name, text))?.text;
  if (!isInterpreter(name) || isShell(name)) return undefined;
  const roles = rolesOf(name, args);
  return args.find(({ text }, i) => /program|attached/.test(roles[i] ?? '') && runsText(name, text))?.text;
}

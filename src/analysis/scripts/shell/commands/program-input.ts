import type { Command } from './command';
import { HAZARDS, unsure, type Hazard } from '../hazards';
import { isInterpreter, readsProgram } from './interpreters';
import { runningProgram } from './embedded-programs';
import { isRemoteShell } from './ssh';
import { baseName, passesCommandOn } from './wrappers';

/** What a command does with its input where it runs it: `… | sh`, `bash <<EOF`, `. /dev/stdin`. */
export function hazardOfInput(command: Command): Hazard | undefined {
  if (isShellOfInput(command)) return HAZARDS.code;
  return readsCommands(command) || runningProgram(command.words) !== undefined ? unsure(HAZARDS.code) : undefined;
}

/** Whether it is an interpreter, here or in a container or over there, that takes its program from its input. */
function isShellOfInput({ words, start, name, operands }: Command): boolean {
  if (isRemoteShell(words)) return true;
  if (/^(\.|source)$/.test(name)) return STDIN.test(operands[0]?.text ?? '');
  const at = words.findIndex((word) => isInterpreter(baseName(word)));
  const isRun = at === start || passesCommandOn(words[start]);
  return at >= 0 && isRun && !OWN_PROGRAM.test(name) && readsProgram(baseName(words[at]), words.slice(at + 1));
}

/** Whether it is a program that has a way to run commands from its input. */
function readsCommands({ name, operands }: Command): boolean {
  if (name === 'parallel') return operands.every(({ text }) => text.startsWith('-'));
  if (!OWN_PROGRAM.test(name)) return READ_COMMANDS.test(name);
  return operands.some(
    ({ text }, i) =>
      text === '-f-' || (/^(-|\/dev\/stdin)$/.test(text) && /^-[a-zA-Z]*f$/.test(operands[i - 1]?.text ?? '')),
  );
}

const STDIN = /^(\/dev\/(stdin|fd\/0)|\/proc\/self\/fd\/0)$/;
/** Programs that read their program from a file. */
const OWN_PROGRAM = /^(make|gmake|awk|gawk|mawk|sed)$/;
/** Programs that run commands which they read from their input. */
const READ_COMMANDS =
  /^(psql|mysql|mariadb|sqlite3|ed|ex|dc|gdb|ftp|sftp|lftp|tclsh|wish|expect|R|at|batch|m4|gnuplot|octave|ipython|irb|scala|ghci|swift|crontab)$/;

import type { Refusal } from '../refusal';
import { refusalOfAssignment } from './assignments';
import { isInterpreter, refuseProgramTexts } from './interpreters';
import { REFUSALS } from './refusals';
import type { StaticText } from './words';

/** Refusals of the words of a command, in their order. */
type Refusals = (Refusal | undefined)[];
type Words = readonly StaticText[];

/** Commands that run the command behind them. */
const WRAPPERS = new Set(['command', 'builtin', 'exec', 'env', 'sudo', 'doas', 'nohup', 'time', 'setsid', 'busybox']);

/** What a command does with its arguments, other than taking them as data. */
const ARGUMENTS: ReadonlyMap<string, (args: Words) => Refusals> = new Map([
  ...['eval', 'trap', 'alias'].map((name) => [name, all(REFUSALS.code)] as const),
  ...['unset', 'read', 'getopts', 'mapfile', 'readarray', 'compgen', 'complete', 'bind', 'enable'].map(
    (name) => [name, all(REFUSALS.name)] as const,
  ),
  ...['export', 'readonly', 'local', 'declare', 'typeset'].map((name) => [name, refuseDeclaration] as const),
  ...['awk', 'gawk', 'mawk', 'nawk'].map((name) => [name, refuseScript('vF')] as const),
  ...['.', 'source'].map((name) => [name, refuseFile] as const),
  ['let', all(REFUSALS.arithmetic)],
  ['printf', refuseFormat],
  ['test', refuseTest],
  ['[', (args) => [...refuseTest(args.slice(0, -1)), undefined]],
  ['[[', all(REFUSALS.doubleBrackets)],
  ['sed', refuseScript('l')],
  ['ssh', refuseRemoteCommand],
]);

/** Which words of a command a value may not stand in, since the command would read more than data from it. */
export function refuseWords(words: Words): Refusals {
  const start = commandIndex(words);
  const command = words[start];
  const refusals: Refusals = words.map(() => undefined);
  if (!command) return refusals;
  if (!command.complete && !command.text) refusals[start] = REFUSALS.command;
  const args = words.slice(start + 1);
  ARGUMENTS.get(baseName(command))?.(args).forEach((refusal, i) => (refusals[start + 1 + i] = refusal));
  words.forEach((word, i) => {
    const name = i === start && !command.complete ? 'sh' : baseName(word);
    if (!isInterpreter(name)) return;
    refuseProgramTexts(name, words.slice(i + 1), i === start && command.complete).forEach(
      (refusal, j) => (refusals[i + 1 + j] ??= refusal),
    );
  });
  return refusals;
}

/** The command itself, behind `command`, `env A=b`, `sudo -E` and the like. */
export function commandIndex(words: Words): number {
  let at = 0;
  while (WRAPPERS.has(baseName(words[at]))) {
    at++;
    while (/^-|^\w+=/.test(words[at]?.text ?? '')) at++;
  }
  return at;
}

/** The command's name without its folder; empty when only the run knows it. */
export function baseName(word: StaticText | undefined): string {
  return word?.complete ? word.text.slice(word.text.lastIndexOf('/') + 1) : '';
}

function all(refusal: Refusal): (args: Words) => Refusals {
  return (args) => args.map(() => refusal);
}

/** `local name=…` is an assignment; flags and names give the value a meaning. */
function refuseDeclaration(args: Words): Refusals {
  const hasFlags = args.some(({ text, isUncertain }) => isUncertain || text.startsWith('-'));
  return args.map(({ text }) => {
    const [, name] = /^(\w+)\+?=/.exec(text) ?? [];
    return name === undefined || hasFlags ? REFUSALS.name : refusalOfAssignment(name);
  });
}

/** bash's `printf -v` names a variable, also in one word with it. */
function refuseFormat(args: Words): Refusals {
  if (args[0]?.text === '-v') return [undefined, REFUSALS.name, ...refuseFormat(args.slice(2))].slice(0, args.length);
  const format = args.findIndex(({ text, isUncertain }) => text !== '--' && !isUncertain);
  return args.map((_, i) => (i <= format ? REFUSALS.format : undefined));
}

const UNARY = /^-[b-hknprstuwxzGLNOS]$/;
const BINARY = /^(=|==|!=|<|>|-(eq|ne|lt|le|gt|ge|nt|ot|ef))$/;

/** With one operator in a fixed place no value can act as one; `-v` and `-R` read names. */
function refuseTest(all: Words): Refusals {
  const args = all[0]?.complete && all[0].text === '!' && all.length > 1 ? all.slice(1) : all;
  const [first, second] = args;
  const operator = args.length === 2 ? first : args.length === 3 ? second : undefined;
  const isSafe = operator?.complete ? (operator === first ? UNARY : BINARY).test(operator.text) : args.length < 2;
  return all.map(() => (isSafe ? undefined : REFUSALS.test));
}

/** sed and awk: the first operand is a program unless `-e` or `-f` gave one; GNU sed and awk run commands from it. */
function refuseScript(withValue: string): (args: Words) => Refusals {
  return (args) => {
    let isProgram = false;
    let isValue = false;
    let hasProgram = false;
    return args.map(({ text, isUncertain }) => {
      const was = { isProgram, isValue };
      isProgram = isValue = false;
      if (was.isProgram) return REFUSALS.code;
      if (was.isValue) return undefined;
      if (/^-[A-Za-z]*e$|^--expression$/.test(text)) isProgram = hasProgram = true;
      else if (/^-[A-Za-z]*f$|^--file$/.test(text)) isValue = hasProgram = true;
      else if (text.length === 2 && withValue.includes(text.charAt(1)) && text.startsWith('-')) isValue = true;
      else if (/^-[A-Za-z]*e|^--expression=/.test(text)) {
        hasProgram = true;
        return REFUSALS.code;
      } else if (!/^-./.test(text)) {
        const isFirst = !hasProgram;
        hasProgram ||= !isUncertain;
        return isFirst ? REFUSALS.code : undefined;
      }
      return undefined;
    });
  };
}

/** What stands behind the host is joined and run by a shell over there; `-o ProxyCommand=…` and the like are run by one here. */
function refuseRemoteCommand(args: Words): Refusals {
  const host = hostIndex(args);
  return args.map(({ text }, i) => (i > host || /^(-o)? *\w+Command\b/i.test(text) ? REFUSALS.code : undefined));
}

/** Where the host stands among the arguments of ssh; behind all of them when there is none. */
function hostIndex(args: Words): number {
  let at = 0;
  while (/^-./.test(args[at]?.text ?? '')) at += /^-[BbcDEeFIiJLlmOoPpQRSWw]$/.test(args[at]?.text ?? '') ? 2 : 1;
  return at;
}

/** Whether it is ssh with a host and no command: the shell over there runs what it reads. */
export function isRemoteShell(words: Words): boolean {
  const [command, ...args] = words.slice(commandIndex(words));
  return baseName(command) === 'ssh' && hostIndex(args) === args.length - 1;
}

/** A file to read commands from; one with a fixed beginning is the author's. */
function refuseFile([file, ...rest]: Words): Refusals {
  return file ? [file.complete || file.text !== '' ? undefined : REFUSALS.command, ...rest.map(() => undefined)] : [];
}

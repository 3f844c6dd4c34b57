import type { Refusal } from '../refusal';
import { refusalOfAssignment } from './assignments';
import { runningProgram } from './embedded-programs';
import { isInterpreter, refuseProgramTexts } from './interpreters';
import { refuseOptions } from './program-options';
import { REFUSALS } from './refusals';
import { refuseAwk, refuseSed } from './stream-editors';
import { refuseTest } from './tests';
import type { StaticText } from './words';
import { baseName, commandIndex } from './wrappers';

/** Refusals of the words of a command, in their order. */
type Refusals = (Refusal | undefined)[];
type Words = readonly StaticText[];

/** What a command does with its arguments, other than taking them as data. */
const ARGUMENTS: ReadonlyMap<string, (args: Words) => Refusals> = new Map([
  ...['eval', 'trap', 'alias', 'fc', 'crontab', 'batch'].map((name) => [name, all(REFUSALS.code)] as const),
  ...['unset', 'read', 'getopts', 'mapfile', 'readarray', 'compgen', 'complete', 'bind', 'enable', 'hash'].map(
    (name) => [name, all(REFUSALS.name)] as const,
  ),
  ...['export', 'readonly', 'local', 'declare', 'typeset'].map((name) => [name, refuseDeclaration] as const),
  ...['awk', 'gawk', 'mawk', 'nawk'].map((name) => [name, refuseAwk] as const),
  ...['sed', 'gsed'].map((name) => [name, refuseSed] as const),
  ...['.', 'source'].map((name) => [name, refuseFile] as const),
  ['let', all(REFUSALS.arithmetic)],
  ['printf', refuseFormat],
  ['test', refuseTest],
  ['[', (args) => [...refuseTest(args.slice(0, -1)), undefined]],
  ['[[', all(REFUSALS.doubleBrackets)],
  ['ssh', refuseRemoteCommand],
  ['wait', (args) => args.map((_, i) => (args[i - 1]?.text === '-p' ? REFUSALS.name : undefined))],
  ['find', refuseFind],
  ['parallel', refuseParallel],
]);

/** Which words of a command a value may not stand in, since the command would read more than data from it. */
export function refuseWords(words: Words): Refusals {
  const start = commandIndex(words);
  const refusals: Refusals = refuseWrappers(words.slice(0, start));
  const command = words[start];
  refusals.push(...words.slice(start).map(() => undefined));
  if (!command) return refusals;
  if (!command.complete && !command.text) refusals[start] = REFUSALS.command;
  const args = words.slice(start + 1);
  const name = baseName(command);
  const own = ARGUMENTS.get(name)?.(args) ?? refuseOptions(name, args);
  own.forEach((refusal, i) => (refusals[start + 1 + i] = refusal));
  words.forEach((word, i) => {
    const name = i === start && !command.complete ? 'sh' : baseName(word);
    if (!isInterpreter(name)) return;
    refuseProgramTexts(name, words.slice(i + 1), i === start && command.complete).forEach(
      (refusal, j) => (refusals[i + 1 + j] ??= refusal),
    );
  });
  if (runningProgram(words) !== undefined) refusals.fill(REFUSALS.code, start + 1);
  if (words.slice(0, start).some((word) => baseName(word) === 'watch')) refusals.fill(REFUSALS.code, start);
  return refusals;
}

/** `env NAME=…` assigns, and `env -S …` splits a text into a command. */
function refuseWrappers(words: Words): Refusals {
  return words.map(({ text, complete }, i) => {
    const [, name] = /^(\w+)=/.exec(text) ?? [];
    if (name !== undefined) return refusalOfAssignment(name);
    if (/^-S$|^--split-string$/.test(words[i - 1]?.text ?? '') || (!complete && /^-S|^--split-string=/.test(text)))
      return REFUSALS.code;
    return undefined;
  });
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

/** What stands behind the host is joined and run by a shell over there; `-o ProxyCommand=…` and the like are run by one here. */
function refuseRemoteCommand(args: Words): Refusals {
  const host = hostIndex(args);
  return args.map(({ text }, i) => {
    if (i > host || /^(-o)? *\w+Command\b/i.test(text)) return REFUSALS.code;
    if (text === '-o' || (text === '' && args[i - 1]?.text === '-o')) return REFUSALS.code;
    return i === host && text === '' && args[i - 1]?.text !== '--' ? REFUSALS.option : undefined;
  });
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

/** The command of `-exec` is one of its own; where it puts found names into a program, the folders are part of it. */
function refuseFind(args: Words): Refusals {
  const start = args.findIndex(({ text }) => /^-(exec|execdir|ok|okdir)$/.test(text)) + 1;
  if (start === 0) return args.map(() => undefined);
  const command = args.slice(start).map((word) => openAt(word, '{}'));
  const refusals = refuseWords(command);
  const runsNames = command.some((word, i) => word !== args[start + i] && refusals[i]?.rule === REFUSALS.code.rule);
  return args.map((_, i) => (runsNames && i < start ? REFUSALS.code : i < start ? undefined : refusals[i - start]));
}

/** GNU parallel gives what stands in front of `:::` to a shell. */
function refuseParallel(args: Words): Refusals {
  const end = args.findIndex(({ text }) => /^::::?\+?$/.test(text));
  const hasCommand = args.slice(0, end < 0 ? args.length : end).some(({ text }) => !text.startsWith('-'));
  return args.map((_, i) => (end < 0 || i < end || !hasCommand ? REFUSALS.code : undefined));
}

/** A word in which something unknown stands for a text, as `{}` of xargs and find. */
export function openAt(word: StaticText, mark: string): StaticText {
  const at = word.text.indexOf(mark);
  return at < 0 ? word : { text: word.text.slice(0, at), complete: false, isUncertain: false, isSplit: false };
}

import type { Refusal } from '../refusal';
import { REFUSALS } from './refusals';
import type { Assign, Nodes } from './syntax';
import { staticText, type Placeholders } from './words';

/** Variables whose text shells run, prompts of `set -x` and files read at start, and those that git and pagers give to a shell. */
const RUN = new Set([
  ...['PS0', 'PS1', 'PS2', 'PS4', 'ENV', 'BASH_ENV', 'PROMPT_COMMAND', 'BASH_CMDS', 'BASH_ALIASES'],
  ...[
    'GIT_SSH_COMMAND',
    'GIT_SSH',
    'GIT_EDITOR',
    'GIT_SEQUENCE_EDITOR',
    'GIT_PAGER',
    'GIT_ASKPASS',
    'GIT_EXTERNAL_DIFF',
  ],
  ...['SSH_ASKPASS', 'EDITOR', 'VISUAL', 'PAGER', 'LESSOPEN', 'LESSCLOSE', 'RSYNC_RSH'],
]);
/** Variables that bash takes for numbers, so that assigning evaluates arithmetic. */
const NUMBERS = new Set([
  'RANDOM',
  'SRANDOM',
  'SECONDS',
  'LINENO',
  'HISTCMD',
  'BASHPID',
  'BASH_SUBSHELL',
  'EPOCHSECONDS',
  'EPOCHREALTIME',
  'OPTIND',
]);

/** Why a value may not be assigned to a variable. */
export function refusalOfAssignment(name: string, evaluated: ReadonlySet<string> = new Set()): Refusal | undefined {
  if (RUN.has(name)) return REFUSALS.code;
  return NUMBERS.has(name) || evaluated.has(name) ? REFUSALS.evaluated : undefined;
}

/** The flags of `declare`, `local` and the like, `-r -x`. */
export function flagsOf(clause: Nodes['DeclClause'], holes: Placeholders): string[] {
  return clause.Args.filter(isFlag).map(({ Value }) => (Value ? staticText(Value, holes).text : ''));
}

/** Whether an argument of `declare` is no assignment. */
export function isFlag({ Name }: Assign): boolean {
  return Name === null;
}

/** With other flags (`-i`, `-n`, `-a` with a text) bash evaluates what is assigned. */
export function keepsText(flag: string, assign: Assign): boolean {
  return (assign.Array ? /^[-+][rxgluaA]+$/ : /^[-+][rxglu]+$/).test(flag);
}

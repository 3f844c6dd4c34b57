import { wordSet } from '../../../../util/word-set';
import type { Hazard, HazardKind } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import type { Command } from './command';
import { baseName, commandIndex } from './wrappers';

/** Commands that print what they are given, if in other order or form. */
const PASS_ON = wordSet(
  'echo printf cat tac rev tee head tail cut paste tr sort uniq shuf fold fmt column expand nl seq strings base64 xxd',
  'sed awk gawk mawk nawk grep egrep fgrep perl python python3 ruby node jq yq sh bash dash ash busybox eval',
  'xargs env printenv envsubst basename dirname realpath readlink read set curl wget ls find',
);

/** Places that few commands print a fitting text for. */
const LENIENT: ReadonlySet<HazardKind> = new Set(['arithmetic', 'option', 'test', 'testedName', 'splitTest']);

/** Whether what a command prints holds no text that it was given, as far as it matters at a place. */
export function printsOwn(words: StaticTexts, hazard: Hazard): boolean {
  const start = commandIndex(words);
  const name = baseName(words[start]);
  const args = words.slice(start + 1);
  if (name === 'wc') return true;
  if (name === 'expr') return args.some(({ text, complete }) => complete && /^[-+*/%<>=]$/.test(text));
  const isLenient = LENIENT.has(hazard.kind);
  if (name === 'curl' && args.some(({ text }) => /^(-[a-zA-Z]*[oO]|--output)$/.test(text))) return isLenient;
  if (name === 'date') return isLenient && args.every(({ text, complete }) => complete || !text.startsWith('+'));
  return isLenient && name !== '' && !PASS_ON.has(name);
}

/** Whether a command prints its arguments as they are. */
export function printsArguments({ name, operands }: Command): boolean {
  if (name !== 'printf') return name === 'echo';
  const [format] = operands;
  return format?.complete === true && !/%[^%sb]/.test(format.text);
}

/** Whether a command prints its input as it is. */
export function printsInput({ name, operands }: Command): boolean {
  return /^(cat|tee)$/.test(name) && !operands.some(({ text }) => /^-./.test(text));
}

import type { Refusal } from '../refusal';
import { REFUSALS } from './refusals';
import type { StaticText } from './words';
import { baseName, commandIndex } from './wrappers';

/** Commands that print what they are given, if in other order or form. */
const PASS_ON = new Set([
  ...[
    'echo',
    'printf',
    'cat',
    'tac',
    'rev',
    'tee',
    'head',
    'tail',
    'cut',
    'paste',
    'tr',
    'sort',
    'uniq',
    'shuf',
    'fold',
    'fmt',
  ],
  ...[
    'sed',
    'awk',
    'gawk',
    'mawk',
    'nawk',
    'grep',
    'egrep',
    'fgrep',
    'perl',
    'python',
    'python3',
    'ruby',
    'node',
    'jq',
    'yq',
  ],
  ...[
    'xargs',
    'env',
    'printenv',
    'envsubst',
    'basename',
    'dirname',
    'realpath',
    'readlink',
    'base64',
    'xxd',
    'strings',
  ],
  ...[
    'read',
    'set',
    'sh',
    'bash',
    'dash',
    'ash',
    'busybox',
    'eval',
    'column',
    'expand',
    'nl',
    'seq',
    'curl',
    'wget',
    'ls',
    'find',
  ],
]);

/** Rules of places that few commands print a fitting text for. */
const LENIENT: ReadonlySet<string> = new Set(
  [REFUSALS.arithmetic, REFUSALS.option, REFUSALS.splitTest].map(({ rule }) => rule),
);

/** Whether what a command prints holds no text that it was given, as far as it matters at a place. */
export function printsOwn(words: readonly StaticText[], refusal: Refusal): boolean {
  const start = commandIndex(words);
  const name = baseName(words[start]);
  const args = words.slice(start + 1);
  if (name === 'wc') return true;
  if (name === 'expr') return args.some(({ text, complete }) => complete && /^[-+*/%<>=]$/.test(text));
  const isLenient = LENIENT.has(refusal.rule);
  if (name === 'curl' && args.some(({ text }) => /^(-[a-zA-Z]*[oO]|--output)$/.test(text))) return isLenient;
  if (name === 'date') return isLenient && args.every(({ text, complete }) => complete || !text.startsWith('+'));
  return isLenient && name !== '' && !PASS_ON.has(name);
}

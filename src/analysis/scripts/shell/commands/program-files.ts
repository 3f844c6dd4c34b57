import { wordSet } from '../../../../util/word-set';
import { anyIn } from '../syntax/file-names';
import type { StaticTexts } from '../syntax/static-text';
import type { Command } from './command';
import { isInterpreter, rolesOf } from './interpreters';
import { baseName } from './wrappers';

/** Which words of a command are files that it runs, or makes ready to run; an index may come twice. */
export function filesRunBy({ words, start, name }: Command): readonly number[] {
  const command = words[start];
  const isPath = command !== undefined && (command.text.includes('/') || !command.complete);
  const takesFiles = /^(\.|source|crontab|at)$/.test(name);
  const makesRunnable = name === 'chmod' && words.some(({ text }) => RUNNABLE.test(text));
  return words.flatMap((word, i) => [
    ...(isPath && i === start ? [i] : []),
    ...((takesFiles || makesRunnable) && i > start ? [i] : []),
    ...filesOfInterpreter(baseName(word), words.slice(i + 1)).map((at) => i + 1 + at),
    ...(PROGRAM_FLAGS.get(name)?.test(words[i - 1]?.text ?? '') ? [i] : []),
  ]);
}

function filesOfInterpreter(name: string, words: StaticTexts): readonly number[] {
  if (!isInterpreter(name)) return [];
  return rolesOf(name, words).flatMap((role, i) => (role === 'file' ? [i] : []));
}

/** Folders of which a command runs any file: `find folder -exec sh {} \;` and `run-parts folder`. */
export function foldersRunBy({ name, operands }: Command): readonly string[] {
  if (name !== 'find' && name !== 'run-parts') return [];
  const end = operands.findIndex(({ text }) => /^-(exec|execdir)$/.test(text));
  const [command, operand] = operands.slice(end + 1);
  const runsFound =
    end >= 0 && (command?.text === '{}' || (isInterpreter(baseName(command)) && operand?.text === '{}'));
  if (name === 'find' && !runsFound) return [];
  return operands
    .slice(0, end < 0 ? operands.length : end)
    .flatMap(({ text, complete }) => (complete && !text.startsWith('-') ? [anyIn(`${text}/`)] : []));
}

/** Whether a command writes files that its words name. */
export function writesFiles({ name }: Command): boolean {
  return WRITERS.has(name);
}

/** Modes of `chmod` that make a file a program. */
const RUNNABLE = /^[ugoa]*\+[rwst]*x|^[0-7]*[1357][0-7]{0,2}$/;

const WRITERS = wordSet(
  'cp mv ln install dd tee sponge curl wget sed perl awk gawk yq scp rsync',
  'aws gsutil split base64 openssl gpg xxd git envsubst',
);

/** Options of programs behind which a program stands in a file. */
const PROGRAM_FLAGS: ReadonlyMap<string, RegExp> = new Map([
  ...['make', 'gmake', 'awk', 'gawk', 'mawk', 'sed', 'psql', 'docker', 'podman', 'buildah', 'at'].map(
    (name) => [name, /^-[a-zA-Z]*f$|^--file$/] as const,
  ),
  ...['bash', 'sh'].map((name) => [name, /^--(rcfile|init-file)$/] as const),
  ...['go', 'deno', 'bun', 'tsx', 'npx'].map((name) => [name, /^(run|tsx|ts-node)$/] as const),
  ['gdb', /^-x$/],
  ...['vim', 'vi', 'nvim', 'ex'].map((name) => [name, /^-[sSu]$/] as const),
]);

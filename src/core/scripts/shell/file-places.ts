import type { Refusal } from '../refusal';
import { AssignmentPlaces } from './assignment-places';
import { argument, Destinations, file } from './destinations';
import { anyIn, fileName } from './file-names';
import { Inputs } from './inputs';
import { isInterpreter, isShell, rolesOf } from './interpreters';
import type { Context } from './places';
import { REFUSALS } from './refusals';
import type { Stmt, Word } from './syntax';
import type { Placeholders, StaticText } from './words';
import { baseName, commandIndex } from './wrappers';

/** Finds out which files commands run and write. */
export abstract class FilePlaces extends AssignmentPlaces {
  protected readonly functions = new Map<string, Stmt>();
  protected readonly inputs: Inputs;

  constructor(holes: Placeholders) {
    super(holes, new Destinations());
    this.inputs = new Inputs(holes, this.destinations, this.functions);
  }

  /** `cp`, `mv`, `curl -o`: a command that writes files and names one that is run. */
  protected refusalOfCopy(words: readonly StaticText[], args: readonly Word[]): Refusal | undefined {
    const start = commandIndex(words);
    if (!COPIES.has(baseName(words[start]))) return undefined;
    for (const word of args.slice(start + 1)) {
      const refusal = this.inputs.ofFile(word);
      if (refusal) return refusal;
    }
    return undefined;
  }

  /** `sh job argument` and `./job argument`, for a file that the script writes. */
  protected refusalOfFileArgument(
    args: readonly Word[],
    words: readonly StaticText[],
    start: number,
    at: number,
  ): Refusal | undefined {
    const index = isShell(baseName(words[start]))
      ? start + 1 + rolesOf(baseName(words[start]), words.slice(start + 1)).indexOf('file')
      : start;
    if (index === start && !words[start]?.text.includes('/')) return undefined;
    const called = index < at && args[index] ? fileName(args[index], this.holes) : undefined;
    return called === undefined
      ? undefined
      : this.destinations.at(argument(called, String(at - index)), argument(called, '@'));
  }

  protected runFile(word: Word | undefined, reason: Refusal = REFUSALS.runFile): void {
    const called = word && fileName(word, this.holes);
    if (called !== undefined) this.destinations.add(file(called), reason);
  }

  /** Which files are run: those given to interpreters, those called by path, those made executable. */
  protected followFiles(words: readonly StaticText[], args: readonly Word[], { refusal }: Context): void {
    const start = commandIndex(words);
    const name = baseName(words[start]);
    const command = args[start];
    const run = this.runFile.bind(this);
    if (command && (words[start]?.text.includes('/') || !words[start]?.complete)) run(command);
    if (name === 'find' || name === 'run-parts') this.followFolders(name, words.slice(start + 1));
    if (/^(\.|source|crontab|at)$/.test(name))
      args.slice(start + 1).forEach((word) => {
        run(word);
      });
    if (name === 'chmod' && words.some(({ text }) => /^[ugoa]*\+[rwst]*x|^[0-7]*[1357][0-7]{0,2}$/.test(text)))
      args.slice(start + 1).forEach((word) => {
        run(word);
      });
    words.forEach((word, i) => {
      if (isInterpreter(baseName(word)))
        rolesOf(baseName(word), words.slice(i + 1)).forEach((role, j) => {
          if (role === 'file') run(args[i + 1 + j]);
        });
      if (
        /^(-a|--arg-file)$/.test(words[i - 1]?.text ?? '') &&
        words.slice(0, start).some((each) => baseName(each) === 'xargs')
      )
        run(args[i], this.inputs.ofXargs(words) ?? REFUSALS.elsewhere);
      if (PROGRAM_FLAGS.get(name)?.test(words[i - 1]?.text ?? '')) run(args[i]);
    });
    const reads = refusal ?? this.refusalOfCopy(words, args);
    if (reads && !/^(echo|printf|set)$/.test(name))
      args.slice(start + 1).forEach((word) => {
        run(word, reads);
      });
  }

  /** `find folder -exec sh {} \;` and `run-parts folder` run any file of a folder. */
  private followFolders(name: string, args: readonly StaticText[]): void {
    const end = args.findIndex(({ text }) => /^-(exec|execdir)$/.test(text));
    const [command, operand] = args.slice(end + 1);
    const runs =
      name === 'run-parts' ||
      (end >= 0 && (command?.text === '{}' || (isInterpreter(baseName(command)) && operand?.text === '{}')));
    for (const { text, complete } of args.slice(0, end < 0 ? args.length : end))
      if (runs && complete && !text.startsWith('-')) this.destinations.add(file(anyIn(`${text}/`)), REFUSALS.runFile);
  }
}

/** Commands that write files which they name. */
const COPIES = new Set([
  ...[
    'cp',
    'mv',
    'ln',
    'install',
    'dd',
    'tee',
    'sponge',
    'curl',
    'wget',
    'sed',
    'perl',
    'awk',
    'gawk',
    'yq',
    'scp',
    'rsync',
  ],
  ...['aws', 'gsutil', 'split', 'base64', 'openssl', 'gpg', 'xxd', 'git', 'envsubst'],
]);

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

import type { Refusal } from '../refusal';
import { refusalOfAssignment } from './assignments';
import { refuseWords } from './calls';
import { argument, Destinations, ENVIRONMENT, file, output, variable } from './destinations';
import { anyIn, fileName } from './file-names';
import { runningProgram } from './embedded-programs';
import { Inputs } from './inputs';
import { isInterpreter, isShell, rolesOf, type Role } from './interpreters';
import { parseProgram, programText, scopeOf } from './nested-code';
import { printsOwn } from './outputs';
import type { Context } from './places';
import { REFUSALS } from './refusals';
import { as, walk, type Assign, type Nodes, type Stmt, type Word } from './syntax';
import { WordPlaces } from './word-places';
import { staticText, type Placeholders, type StaticText } from './words';
import { baseName, commandIndex } from './wrappers';

/** Finds out where in the commands of a script interpolations stand, and what the commands do with variables and files. */
export abstract class CallPlaces extends WordPlaces {
  protected readonly functions = new Map<string, Stmt>();
  protected readonly inputs: Inputs;
  /** The words of arrays as they were assigned first: `command=(kubectl get)`. */
  /** Fixed texts of variables and aliases. */
  private readonly texts = new Map<string, string>();
  private readonly lists = new Map<string, readonly StaticText[]>();

  constructor(holes: Placeholders) {
    super(holes, new Destinations());
    this.inputs = new Inputs(holes, this.destinations, this.functions);
  }

  protected call({ Assigns, Args }: Nodes['CallExpr'], outer: Context): void {
    const words = Args.map((word) => staticText(word, this.holes));
    const context = this.contextOfWords(words, outer);
    const isMake = /^g?make$/.test(baseName(words[commandIndex(words)]));
    if (isMake) this.destinations.add(ENVIRONMENT, REFUSALS.make);
    for (const assign of Assigns) this.assign(assign, isMake ? { ...outer, refusal: REFUSALS.make } : outer);
    if (words.length === 0) return;
    const refusals = this.refusalsOf(words, Args, context);
    const written = context.refusal ?? this.refusalOfCopy(words, Args);
    Args.forEach((word, i) => {
      this.word(word, { ...context, refusal: written ?? refusals[i] }, i > 0);
      if (words[i]?.complete && refusals[i]?.rule === REFUSALS.command.rule) this.runFile(word);
    });
    this.followFiles(words, Args, context);
    this.followPrograms(words, Args, context);
  }

  /** What a command prints is not always what it is given; what a function prints is seen in its body. */
  private contextOfWords(words: readonly StaticText[], context: Context): Context {
    const { refusal } = context;
    const name = baseName(words[commandIndex(words)]);
    if (!refusal?.isFollowed) return context;
    if (this.functions.has(name)) {
      this.destinations.add(output(name), refusal);
      return { ...context, refusal: undefined };
    }
    return printsOwn(words, refusal) ? { ...context, refusal: undefined } : context;
  }

  /** What the command takes its words for, and where its arguments go in the script. */
  private refusalsOf(
    words: readonly StaticText[],
    args: readonly Word[],
    { scope }: Context,
  ): readonly (Refusal | undefined)[] {
    const start = commandIndex(words);
    const name = baseName(words[start]);
    const refusals = this.refusalsOfWords(words, args);
    const runner = this.runnerRefusals(name, words.slice(start + 1), scope);
    const prints = name === 'printf' && words[start + 1]?.text === '-v' ? words[start + 2]?.text : undefined;
    const printed = prints === undefined ? undefined : this.refusalOfVariable(prints.replace(/\[.*/s, ''));
    return args.map((word, i) => {
      const process = isInterpreter(name) && word.Parts.some((part) => as('ProcSubst', part));
      if (process || (/^(\.|source)$/.test(name) && i === start + 1 && as('ProcSubst', word.Parts[0] ?? null)))
        return REFUSALS.code;
      const own = refusals[i];
      if (own) return own;
      if (i <= start) return this.refusalOfWrapped(words[i]);
      return (
        this.refusalOfFileArgument(args, words, start, i) ??
        printed ??
        runner?.[i - start - 1] ??
        this.refusalOfArgument(name, words.slice(start + 1), i - start, scope)
      );
    });
  }

  /** Also where a variable or an alias with a fixed text stands for the command: `run="sh -c"; $run …`. */
  private refusalsOfWords(words: readonly StaticText[], args: readonly Word[]): readonly (Refusal | undefined)[] {
    const refusals = refuseWords(words);
    const [first] = args[0]?.Parts.flatMap((part) => as('DblQuoted', part)?.Parts ?? [part]) ?? [];
    const text = this.texts.get(as('ParamExp', first ?? null)?.Param.Value ?? `alias ${words[0]?.text}`);
    if (text === undefined) return refusals;
    const command = text
      .split(/\s+/)
      .map((each): StaticText => ({ text: each, complete: true, isUncertain: false, isSplit: false }));
    return [refusals[0], ...refuseWords([...command, ...words.slice(1)]).slice(command.length)];
  }

  /** `env NAME=…`, for a command that reads the variable. */
  private refusalOfWrapped(word: StaticText | undefined): Refusal | undefined {
    const [, name] = /^(\w+)=/.exec(word?.text ?? '') ?? [];
    return name === undefined ? undefined : this.refusalOfVariable(name);
  }

  /** The arguments of functions and of `set` are `$1` and so on there. */
  private refusalOfArgument(
    name: string,
    args: readonly StaticText[],
    number: number,
    scope: string | undefined,
  ): Refusal | undefined {
    const isSet = name === 'set';
    if (!isSet && !this.functions.has(name)) return undefined;
    const receiver = isSet ? scope : name;
    const offset = isSet && /^--?$/.test(args[0]?.text ?? '') ? 1 : 0;
    const isMoved =
      args.slice(0, number - 1).some(({ isSplit, isUncertain }) => isSplit || isUncertain) || this.shifts.has(receiver);
    const any = this.destinations.at(argument(receiver, '@'));
    const isRunner = any?.rule === REFUSALS.command.rule;
    if (isMoved) return isRunner ? undefined : this.destinations.anyArgument(receiver);
    return this.destinations.at(argument(receiver, String(number - offset))) ?? (isRunner ? undefined : any);
  }

  /** Scopes with `shift`, in which every argument may be the first. */
  protected readonly shifts = new Map<string | undefined, number>();

  /** `retry 3 git push …`, where the function runs `"$@"`. */
  private runnerRefusals(
    name: string,
    args: readonly StaticText[],
    scope: string | undefined,
  ): readonly (Refusal | undefined)[] | undefined {
    if (name !== 'set' && !this.functions.has(name)) return undefined;
    const receiver = name === 'set' ? scope : name;
    const refusal = this.destinations.at(argument(receiver, '@'));
    if (refusal?.rule !== REFUSALS.command.rule) return undefined;
    const before = name === 'set' && /^--?$/.test(args[0]?.text ?? '') ? 1 : 0;
    const shifted = Math.min((this.shifts.get(receiver) ?? 0) + before, args.length);
    return [...args.slice(0, shifted).map(() => undefined), ...refuseWords(args.slice(shifted))];
  }

  /** `cp`, `mv`, `curl -o`: a command that writes files and names one that is run. */
  private refusalOfCopy(words: readonly StaticText[], args: readonly Word[]): Refusal | undefined {
    const start = commandIndex(words);
    if (!COPIES.has(baseName(words[start]))) return undefined;
    for (const word of args.slice(start + 1)) {
      const refusal = this.inputs.ofFile(word);
      if (refusal) return refusal;
    }
    return undefined;
  }

  /** `sh job argument` and `./job argument`, for a file that the script writes. */
  private refusalOfFileArgument(
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

  /** What a file or the input of a shell is made of, if that is a fixed text. */
  protected written(text: string, name: string | undefined, context: Context): void {
    this.program(text, name ?? scopeOf(text), { ...context, refusal: undefined });
  }

  /** For a program that runs texts: its arguments and the variables that it names. */
  protected runsAll(program: string, args: readonly Word[], context: Context): void {
    for (const name of program.match(/[A-Za-z_]\w*/g) ?? []) this.destinations.add(variable(name), REFUSALS.code);
    for (const word of args) this.word(word, { ...context, refusal: REFUSALS.code }, true);
  }

  protected runFile(word: Word | undefined, reason: Refusal = REFUSALS.runFile): void {
    const called = word && fileName(word, this.holes);
    if (called !== undefined) this.destinations.add(file(called), reason);
  }

  /** Which files are run: those given to interpreters, those called by path, those made executable. */
  private followFiles(words: readonly StaticText[], args: readonly Word[], { refusal, scope }: Context): void {
    const start = commandIndex(words);
    const name = baseName(words[start]);
    const command = args[start];
    const run = this.runFile.bind(this);
    if (command && (words[start]?.text.includes('/') || !words[start]?.complete)) run(command);
    if (name === 'getopts') this.destinations.add(argument(scope, '@'), this.destinations.at(variable('OPTARG')));
    if (name === 'alias')
      for (const { text, complete } of words.slice(start + 1)) {
        const [, alias, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
        if (complete && alias !== undefined) this.texts.set(`alias ${alias}`, value ?? '');
      }
    this.runsAll(runningProgram(words) ?? '', [], { quoting: 'bare' });
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

  /** Programs in texts, as of `sh -c '…'` and `eval '…'`, are looked at like the script itself. */
  private followPrograms(words: readonly StaticText[], args: readonly Word[], context: Context): void {
    const start = commandIndex(words);
    if (/^(eval|trap)$/.test(baseName(words[start]))) {
      const texts = args.slice(start + 1, baseName(words[start]) === 'trap' ? start + 2 : undefined);
      this.program(texts.map((word) => programText(word, this.holes) ?? '').join(' '), context.scope, context);
    }
    words.forEach((word, i) => {
      if (!isShell(baseName(word))) return;
      const roles = rolesOf(baseName(word), words.slice(i + 1));
      this.nested(roles, args.slice(i + 1), context);
    });
  }

  private nested(roles: readonly Role[], args: readonly Word[], context: Context): void {
    const at = roles.indexOf('program');
    const word = args[at];
    const text = word && programText(word, this.holes);
    if (text === undefined) return;
    const scope = scopeOf(text);
    this.program(text, scope, context);
    args.slice(at + 1).forEach((each, i) => {
      const refusal =
        this.destinations.at(argument(scope, String(i)), ...(i > 0 ? [argument(scope, '@')] : [])) ??
        (this.shifts.has(scope) ? this.destinations.anyArgument(scope) : undefined);
      if (refusal) this.word(each, { ...context, refusal }, true);
    });
  }

  private program(text: string, scope: string | undefined, context: Context): void {
    const parsed = text.trim() === '' ? undefined : parseProgram(text);
    if (!parsed) return;
    this.declare(parsed, scope);
    this.statements(parsed.Stmts, {
      quoting: 'bare',
      scope,
      refusal: undefined,
      ...(context.refusal && { refusal: context.refusal }),
    });
  }

  /** Functions, `shift` and maps, which have to be known before the commands are looked at. */
  protected declare(parsed: Nodes['File'], scope: string | undefined): void {
    const visit = (node: Parameters<typeof walk>[0], within: string | undefined): void => {
      walk(node, (each) => {
        const declared = as('FuncDecl', each);
        if (declared && !this.functions.has(declared.Name.Value)) {
          this.functions.set(declared.Name.Value, declared.Body);
          visit(declared.Body, declared.Name.Value);
        }
        const [command] = as('CallExpr', each)?.Args.map((word) => staticText(word, this.holes).text) ?? [];
        if (command === 'shift') this.shifts.set(within, (this.shifts.get(within) ?? 0) + 1);
        const clause = as('DeclClause', each);
        const isMap = clause?.Args.some(
          ({ Name, Value }) => !Name && Value && /^-[a-zA-Z]*A/.test(staticText(Value, this.holes).text),
        );
        if (isMap) for (const { Name } of clause?.Args ?? []) if (Name) this.maps.add(Name.Value);
      });
    };
    visit(parsed, scope);
  }

  protected assign({ Name, Index, Value, Array: list, Append }: Assign, context: Context): void {
    const name = Name?.Value ?? '';
    this.fix(Name, REFUSALS.name);
    this.index(Index, name, context.scope);
    const refusal = context.refusal ?? this.refusalOfVariable(name);
    if (Value) {
      const text = staticText(Value, this.holes);
      const own =
        refusal && isLeading(refusal) && !refusalOfAssignment(name) ? this.refusalBehind(text, refusal) : refusal;
      this.word(Value, { ...context, refusal: own });
      this.followName(name, Value, text, refusal);
      if (text.complete && !this.texts.has(name)) this.texts.set(name, text.text);
    }
    if (list) this.list(name, list.Elems, refusal, Append, context);
  }

  /** What becomes the beginning of a command is one only there. */
  private refusalBehind({ text }: StaticText, refusal: Refusal): Refusal | undefined {
    if (text.trim() === '') return refusal;
    const words = [...text.trimStart().split(/\s+/)].map((each, i, all): StaticText => ({
      text: each,
      complete: i < all.length - 1,
      isUncertain: false,
      isSplit: false,
    }));
    return refusal.rule === REFUSALS.command.rule ? refuseWords(words).at(-1) : undefined;
  }

  /** A variable that holds the name of a file is another name of the file. */
  private followName(name: string, word: Word, { complete, text }: StaticText, refusal: Refusal | undefined): void {
    const called = complete ? fileName(word, this.holes) : undefined;
    if (called === undefined) return;
    if (refusal?.rule === REFUSALS.command.rule || /^(BASH_ENV|ENV)$/.test(name))
      this.destinations.add(file(called), REFUSALS.runFile);
    this.destinations.add(file(`$${name}`), this.destinations.at(file(called)));
    if (text !== '') this.destinations.add(file(called), this.destinations.at(file(`$${name}`)));
  }

  private list(
    name: string,
    elements: NonNullable<Assign['Array']>['Elems'],
    refusal: Refusal | undefined,
    isAppended: boolean,
    context: Context,
  ): void {
    const words = elements.flatMap(({ Value }) => (Value ? [staticText(Value, this.holes)] : []));
    const before = isAppended ? (this.lists.get(name) ?? []) : [];
    if (!isAppended) this.lists.set(name, words);
    const asWords =
      refusal?.rule === REFUSALS.command.rule ? refuseWords([...before, ...words]).slice(before.length) : undefined;
    elements.forEach((element, i) => {
      this.index(element.Index, name, context.scope);
      const text = words[i];
      const own = asWords ? asWords[i] : refusal && isLeading(refusal) && text?.text ? undefined : refusal;
      if (element.Value) this.word(element.Value, { ...context, refusal: own }, !element.Index);
    });
  }

  protected declaration(clause: Nodes['DeclClause'], context: Context): void {
    const isExport = clause.Variant.Value === 'export';
    const flags = clause.Args.flatMap(({ Name, Value }) =>
      !Name && Value ? [staticText(Value, this.holes).text] : [],
    );
    for (const assign of clause.Args) {
      const isText = flags.every((flag) => (assign.Array ? /^[-+][rxgluaA]+$/ : /^[-+][rxglu]+$/).test(flag));
      if (assign.Name && flags.some((flag) => /^-[a-zA-Z]*[in]/.test(flag)))
        this.destinations.add(variable(assign.Name.Value), REFUSALS.arithmetic);
      if (isExport && assign.Name)
        this.destinations.add(variable(assign.Name.Value), this.destinations.at(ENVIRONMENT));
      if (!assign.Name) this.fix(assign.Value, REFUSALS.name, context.scope);
      else this.assign(assign, isText ? context : { ...context, refusal: context.refusal ?? REFUSALS.arithmetic });
    }
  }
}

/** Whether it matters only where a value begins. */
function isLeading({ rule }: Refusal): boolean {
  return rule === REFUSALS.command.rule || rule === REFUSALS.option.rule;
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

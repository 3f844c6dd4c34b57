import type { Refusal } from '../refusal';
import { refusalOfAssignment } from './assignments';
import { refuseWords } from './calls';
import { argument, Destinations, ENVIRONMENT, file, output, variable } from './destinations';
import { fileName } from './file-names';
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
    const refusals = this.refusalsOf(words, Args, context.scope);
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
    scope: string | undefined,
  ): readonly (Refusal | undefined)[] {
    const start = commandIndex(words);
    const name = baseName(words[start]);
    const refusals = refuseWords(words);
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
        printed ?? runner?.[i - start - 1] ?? this.refusalOfArgument(name, words.slice(start + 1), i - start, scope)
      );
    });
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

  private runFile(word: Word | undefined, reason: Refusal = REFUSALS.runFile): void {
    const called = word && fileName(word, this.holes);
    if (called !== undefined) this.destinations.add(file(called), reason);
  }

  /** Which files are run: those given to interpreters, those called by path, those made executable. */
  private followFiles(words: readonly StaticText[], args: readonly Word[], { refusal }: Context): void {
    const start = commandIndex(words);
    const name = baseName(words[start]);
    const command = args[start];
    const run = this.runFile.bind(this);
    if (command && (words[start]?.text.includes('/') || !words[start]?.complete)) run(command);
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
      if (PROGRAM_FLAGS.get(name)?.test(words[i - 1]?.text ?? '')) run(args[i]);
    });
    const reads = refusal ?? this.refusalOfCopy(words, args);
    if (reads && !/^(echo|printf|set)$/.test(name))
      args.slice(start + 1).forEach((word) => {
        run(word, reads);
      });
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
  ...['gdb'].map((name) => [name, /^-x$/] as const),
]);

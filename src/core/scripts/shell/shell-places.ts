import { flagsOf, isFlag, keepsText, refusalOfAssignment } from './assignments';
import { baseName, commandIndex, isRemoteShell, refuseWords } from './calls';
import { evaluatedNames } from './evaluated-names';
import { isInterpreter, readsProgram } from './interpreters';
import type { Refusal } from '../refusal';
import type { Context } from './places';
import { REFUSALS } from './refusals';
import {
  as,
  DUPLICATIONS,
  HEREDOCS,
  PIPES,
  TESTS,
  walk,
  type Assign,
  type Node,
  type Nodes,
  type Redirect,
  type Stmt,
} from './syntax';
import { WordPlaces } from './word-places';
import { staticText, type Placeholders } from './words';

/** Finds out where in a parsed script each interpolation stands. */
export class ShellPlaces extends WordPlaces {
  /** Commands whose arguments become `$1` and the like: `set` and the functions of the script. */
  private readonly positional = new Set(['set']);

  constructor(file: Nodes['File'], holes: Placeholders) {
    super(holes, evaluatedNames(file, holes));
    walk(file, (node) => {
      const declared = as('FuncDecl', node);
      if (declared) this.positional.add(declared.Name.Value);
      const comment = as('Comment', node);
      if (comment) this.mark(comment.Text, { quoting: 'comment', refusal: REFUSALS.comment });
    });
    this.statements(file.Stmts, { quoting: 'bare' });
  }

  protected override statements(statements: readonly Stmt[], context: Context): void {
    for (const statement of statements) this.statement(statement, context);
  }

  private statement({ Cmd, Redirs }: Stmt, context: Context): void {
    const input = { ...context, refusal: context.refusal ?? this.refusalOfInput(Cmd) };
    for (const redirect of Redirs) this.redirect(redirect, input);
    if (Cmd) this.command(Cmd, context);
  }

  private command(node: Node, context: Context): void {
    switch (node.kind) {
      case 'CallExpr':
        this.call(node as Nodes['CallExpr'], context);
        break;
      case 'BinaryCmd':
        this.binary(node as Nodes['BinaryCmd'], context);
        break;
      case 'Subshell':
      case 'Block':
        this.statements((node as Nodes['Block']).Stmts, context);
        break;
      case 'IfClause':
        this.condition(node as Nodes['IfClause'], context);
        break;
      case 'WhileClause':
        this.statements([...(node as Nodes['WhileClause']).Cond, ...(node as Nodes['WhileClause']).Do], context);
        break;
      case 'ForClause':
        this.loop(node as Nodes['ForClause'], context);
        break;
      case 'CaseClause':
        this.choice(node as Nodes['CaseClause'], context);
        break;
      case 'DeclClause':
        this.declaration(node as Nodes['DeclClause'], context);
        break;
      case 'TestClause':
        this.test((node as Nodes['TestClause']).X, context);
        break;
      default:
        this.rareCommand(node, context);
    }
  }

  private rareCommand(node: Node, context: Context): void {
    switch (node.kind) {
      case 'FuncDecl':
        this.fix((node as Nodes['FuncDecl']).Name, REFUSALS.name);
        this.statement((node as Nodes['FuncDecl']).Body, { ...context, isInFunction: true });
        break;
      case 'TimeClause': {
        const { Stmt } = node as Nodes['TimeClause'];
        if (Stmt) this.statement(Stmt, context);
        break;
      }
      case 'CoprocClause':
        this.fix((node as Nodes['CoprocClause']).Name, REFUSALS.name);
        this.statement((node as Nodes['CoprocClause']).Stmt, context);
        break;
      case 'ArithmCmd':
      case 'LetClause':
        this.fix(node, REFUSALS.arithmetic);
        break;
      default:
        this.fix(node, REFUSALS.elsewhere);
    }
  }

  private call({ Assigns, Args }: Nodes['CallExpr'], context: Context): void {
    for (const assign of Assigns) this.assign(assign, context);
    const words = Args.map((word) => staticText(word, this.holes));
    const refusals = refuseWords(words);
    const isEvaluated = this.positional.has(words[0]?.text ?? '') && [...this.evaluated].some(isPositional);
    const isProgram = isInterpreter(baseName(words[commandIndex(words)]));
    Args.forEach((word, i) => {
      const isProgramFile = isProgram && word.Parts.some((part) => as('ProcSubst', part));
      const own = isProgramFile ? REFUSALS.code : isEvaluated && i > 0 ? REFUSALS.evaluated : undefined;
      this.word(word, { ...context, refusal: context.refusal ?? refusals[i] ?? own }, i > 0);
    });
  }

  private binary({ Op, X, Y }: Nodes['BinaryCmd'], context: Context): void {
    const refusal = PIPES.has(Op) ? this.refusalOfInput(Y.Cmd) : undefined;
    this.statement(X, { ...context, refusal: context.refusal ?? refusal });
    this.statement(Y, context);
  }

  private refusalOfInput(command: Node | null): Refusal | undefined {
    if (this.readsProgram(command)) return REFUSALS.code;
    return command && this.readsEvaluated(command) ? REFUSALS.evaluated : undefined;
  }

  /** `read n`, also in a loop or group, for a variable that is evaluated later on. */
  private readsEvaluated(command: Node): boolean {
    let isRead = false;
    walk(command, (node) => {
      const [name = '', ...args] = as('CallExpr', node)?.Args.map((word) => staticText(word, this.holes).text) ?? [];
      if (READERS.has(name)) isRead ||= args.some((arg) => this.evaluated.has(arg));
    });
    return isRead;
  }

  /** `… | sh`, `bash <<EOF`: what arrives there is run. */
  private readsProgram(command: Node | null): boolean {
    const binary = as('BinaryCmd', command);
    if (binary) return PIPES.has(binary.Op) && (this.readsProgram(binary.X.Cmd) || this.readsProgram(binary.Y.Cmd));
    const words = as('CallExpr', command)?.Args.map((word) => staticText(word, this.holes)) ?? [];
    if (isRemoteShell(words) || (/^(\.|source)$/.test(baseName(words[0])) && words[1]?.text === '/dev/stdin'))
      return true;
    const at = words.findIndex((word) => isInterpreter(baseName(word)));
    const isRun = at === commandIndex(words) || RUNNERS.has(baseName(words[0]));
    return at >= 0 && isRun && readsProgram(baseName(words[at]), words.slice(at + 1));
  }

  private condition({ Cond, Then, Else }: Nodes['IfClause'], context: Context): void {
    this.statements([...Cond, ...Then], context);
    if (Else) this.condition(Else, context);
  }

  private loop({ Loop, Do }: Nodes['ForClause'], context: Context): void {
    const items = as('WordIter', Loop);
    if (!items) this.fix(Loop, REFUSALS.arithmetic);
    else {
      this.fix(items.Name, REFUSALS.name);
      const refusal = context.refusal ?? refusalOfAssignment(items.Name.Value, this.evaluated);
      for (const word of items.Items) this.word(word, { ...context, refusal }, true);
    }
    this.statements(Do, context);
  }

  private choice({ Word, Items }: Nodes['CaseClause'], context: Context): void {
    this.word(Word, context);
    for (const { Patterns, Stmts } of Items) {
      for (const pattern of Patterns) this.word(pattern, context);
      this.statements(Stmts, context);
    }
  }

  private declaration(clause: Nodes['DeclClause'], context: Context): void {
    const flags = flagsOf(clause, this.holes);
    for (const assign of clause.Args) {
      const isText = flags.every((flag) => keepsText(flag, assign));
      if (isFlag(assign)) this.fix(assign.Value, REFUSALS.name);
      else this.assign(assign, isText ? context : { ...context, refusal: context.refusal ?? REFUSALS.arithmetic });
    }
  }

  private assign({ Name, Index, Value, Array: list }: Assign, context: Context): void {
    this.fix(Name, REFUSALS.name);
    this.fix(Index, REFUSALS.arithmetic);
    const refusal = context.refusal ?? refusalOfAssignment(Name?.Value ?? '', this.evaluated);
    if (Value) this.word(Value, { ...context, refusal });
    for (const element of list?.Elems ?? []) {
      this.fix(element.Index, REFUSALS.arithmetic);
      if (element.Value) this.word(element.Value, { ...context, refusal }, !element.Index);
    }
  }

  private test(node: Node, context: Context): void {
    const inner = as('ParenTest', node)?.X;
    const unary = as('UnaryTest', node);
    const binary = as('BinaryTest', node);
    const word = as('Word', node);
    if (inner) this.test(inner, context);
    else if (word) this.word(word, context);
    else if (unary && TESTS.isSet.has(unary.Op)) this.fix(unary, REFUSALS.name);
    else if (unary) this.test(unary.X, context);
    else if (binary && TESTS.isNumeric(binary.Op)) this.fix(binary, REFUSALS.arithmetic);
    else if (binary) {
      this.test(binary.X, context);
      this.test(binary.Y, binary.Op === TESTS.regex ? { ...context, refusal: REFUSALS.regex } : context);
    } else this.fix(node, REFUSALS.elsewhere);
  }

  private redirect({ Op, N, Word, Hdoc }: Redirect, context: Context): void {
    this.fix(N, REFUSALS.name);
    if (Op !== HEREDOCS.plain && Op !== HEREDOCS.dashed) {
      if (DUPLICATIONS.has(Op)) this.fix(Word, REFUSALS.name);
      else this.word(Word, context);
      return;
    }
    this.fix(Word, REFUSALS.name);
    if (!Hdoc) return;
    const isQuoted = Word.Parts.some((part) => as('Lit', part)?.Value.includes('\\') ?? true);
    const end = { word: staticText(Word, this.holes).text, isDashed: Op === HEREDOCS.dashed };
    const ends = [...(context.ends ?? []), end];
    this.word(
      Hdoc,
      isQuoted
        ? { quoting: 'verbatim', refusal: REFUSALS.quotedHeredoc, ends }
        : { ...context, quoting: 'heredoc', ends },
    );
  }
}

const READERS = new Set(['read', 'mapfile', 'readarray']);

/** `1`, `@`, `*`. */
function isPositional(name: string): boolean {
  return /^(\d+|[@*])$/.test(name);
}

/** Commands that run a command given as words, with its input. */
const RUNNERS = new Set([
  'docker',
  'podman',
  'nerdctl',
  'kubectl',
  'oc',
  'ssh',
  'chroot',
  'xargs',
  'timeout',
  'nice',
  'gosu',
  'su-exec',
]);

import type { Refusal } from '../refusal';
import { flagsOf, isEvaluating, isFlag, keepsText, refusalOfAssignment } from './assignments';
import { baseName, commandIndex, refuseWords } from './calls';
import { isInterpreter, readsProgram } from './interpreters';
import { REFUSALS } from './refusals';
import {
  as,
  ASSIGN_DEFAULT,
  DUPLICATIONS,
  HEREDOCS,
  isPatternOperator,
  isWordOperator,
  kindOf,
  PIPES,
  TESTS,
  walk,
  type Assign,
  type Node,
  type Nodes,
  type ParamExp,
  type Redirect,
  type Stmt,
  type Word,
} from './syntax';
import { staticText, type Placeholders } from './words';

/**
 * How the text around an interpolation is quoted: not at all, in double quotes, as a pattern inside `"${x#…}"`, in a here-document,
 * in single quotes, in a here-document with a quoted end word, in a comment, or in a way that leaves no room for quotes.
 */
export type Quoting = 'bare' | 'double' | 'pattern' | 'heredoc' | 'single' | 'verbatim' | 'comment' | 'fixed';

/** Where an interpolation stands. */
export interface ShellPlace {
  readonly quoting: Quoting;
  /** Why a value from the cluster may not stand there. */
  readonly refusal?: Refusal | undefined;
  /** Whether it is a whole word of a list of words, so that an array may stand there. */
  readonly isListItem?: boolean;
  /** Whether it stands between the braces of `${x:-…}`. */
  readonly isInBraces?: boolean;
  readonly isInFunction?: boolean;
  /** The end word of the here-document it stands in. */
  readonly end?: { readonly word: string; readonly isDashed: boolean };
}

type Context = Omit<ShellPlace, 'isListItem'>;

const FIXED = (refusal: Refusal): Context => ({ quoting: 'fixed', refusal });

/** Finds out where in a parsed script each interpolation stands. */
export class ShellPlaces {
  private readonly holes: Placeholders;
  private readonly found = new Map<number, ShellPlace>();
  private readonly evaluated = new Set<string>();

  constructor(file: Nodes['File'], holes: Placeholders) {
    this.holes = holes;
    walk(file, (node) => {
      const comment = as('Comment', node);
      if (comment) this.mark(comment.Text, { quoting: 'comment', refusal: REFUSALS.comment });
      const clause = as('DeclClause', node);
      if (clause && flagsOf(clause, holes).some(isEvaluating))
        for (const { Name } of clause.Args) this.evaluated.add(Name?.Value ?? '');
    });
    this.statements(file.Stmts, { quoting: 'bare' });
  }

  /** The place of an interpolation. */
  of(index: number): ShellPlace {
    return this.found.get(index) ?? FIXED(REFUSALS.elsewhere);
  }

  private mark(text: string, place: ShellPlace): void {
    for (const index of this.holes.in(text)) this.found.set(index, place);
  }

  /** For what leaves no room for quotes: marks all below a node. */
  private fix(node: Node | null | undefined, refusal: Refusal): void {
    if (!node) return;
    walk(node, (each) => {
      const text = as('Lit', each)?.Value ?? as('SglQuoted', each)?.Value;
      if (text !== undefined) this.mark(text, FIXED(refusal));
    });
  }

  private statements(statements: readonly Stmt[], context: Context): void {
    for (const statement of statements) this.statement(statement, context);
  }

  private statement({ Cmd, Redirs }: Stmt, context: Context): void {
    const input = this.readsProgram(Cmd) ? { ...context, refusal: context.refusal ?? REFUSALS.code } : context;
    for (const redirect of Redirs) this.redirect(redirect, input);
    if (Cmd) this.command(Cmd, context);
  }

  private command(node: Node, context: Context): void {
    switch (kindOf(node)) {
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
    switch (kindOf(node)) {
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
    const refusals = refuseWords(Args.map((word) => staticText(word, this.holes)));
    Args.forEach((word, i) => {
      this.word(word, { ...context, refusal: context.refusal ?? refusals[i] }, i > 0);
    });
  }

  private binary({ Op, X, Y }: Nodes['BinaryCmd'], context: Context): void {
    const isCode = PIPES.has(Op) && this.readsProgram(Y.Cmd);
    this.statement(X, isCode ? { ...context, refusal: context.refusal ?? REFUSALS.code } : context);
    this.statement(Y, context);
  }

  /** `… | sh`, `bash <<EOF`: what arrives there is run. */
  private readsProgram(command: Node | null): boolean {
    const binary = as('BinaryCmd', command);
    if (binary) return PIPES.has(binary.Op) && (this.readsProgram(binary.X.Cmd) || this.readsProgram(binary.Y.Cmd));
    const words = as('CallExpr', command)?.Args.map((word) => staticText(word, this.holes)) ?? [];
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
    this.fix(Word, REFUSALS.hereEnd);
    if (!Hdoc) return;
    const isQuoted = Word.Parts.some((part) => as('Lit', part)?.Value.includes('\\') ?? true);
    const end = { word: staticText(Word, this.holes).text, isDashed: Op === HEREDOCS.dashed };
    this.word(
      Hdoc,
      isQuoted
        ? { quoting: 'verbatim', refusal: REFUSALS.quotedHeredoc, end }
        : { ...context, quoting: 'heredoc', end },
    );
  }

  private word(word: Word, context: Context, isList = false): void {
    for (const part of word.Parts) {
      const isListItem = isList && word.Parts.length === 1 && context.quoting === 'bare';
      this.part(part, context, isListItem);
    }
  }

  private part(part: Node, context: Context, isListItem: boolean): void {
    const lit = as('Lit', part);
    const single = as('SglQuoted', part);
    const double = as('DblQuoted', part);
    const expansion = as('ParamExp', part);
    const substitution = as('CmdSubst', part) ?? as('ProcSubst', part);
    if (lit) {
      const isAlone = this.holes.in(lit.Value).length === 1 && this.holes.replace(lit.Value, () => '') === '';
      this.mark(lit.Value, { ...context, isListItem: isListItem && isAlone });
    } else if (single) {
      const isPlain = !single.Dollar && context.quoting === 'bare';
      this.mark(
        single.Value,
        isPlain ? { quoting: 'single', refusal: REFUSALS.singleQuotes } : FIXED(REFUSALS.singleQuotes),
      );
    } else if (double) this.doubleQuotes(double, context);
    else if (expansion) this.expansion(expansion, context);
    else if (!substitution) this.fix(part, kindOf(part) === 'ArithmExp' ? REFUSALS.arithmetic : REFUSALS.elsewhere);
    else if ('Backquotes' in substitution && substitution.Backquotes) this.fix(part, REFUSALS.backticks);
    else this.statements(substitution.Stmts, { ...context, quoting: 'bare', isInBraces: false });
  }

  private doubleQuotes({ Dollar, Parts }: Nodes['DblQuoted'], context: Context): void {
    const isPlain = !Dollar && (context.quoting === 'bare' || context.quoting === 'pattern');
    const inner: Context = isPlain
      ? { ...context, quoting: 'double', isInBraces: false }
      : FIXED(REFUSALS.nestedQuotes);
    for (const part of Parts) {
      if (isPlain) this.part(part, inner, false);
      else this.fix(part, REFUSALS.nestedQuotes);
    }
  }

  private expansion({ Param, Index, Slice, Repl, Exp }: ParamExp, context: Context): void {
    this.fix(Param, REFUSALS.name);
    this.fix(Index, REFUSALS.arithmetic);
    this.fix(Slice, REFUSALS.arithmetic);
    this.fix(Repl, REFUSALS.expansion);
    if (!Exp?.Word) return;
    const isBare = context.quoting === 'bare';
    if (isPatternOperator(Exp.Op) && (isBare || context.quoting === 'double'))
      this.word(Exp.Word, { ...context, quoting: isBare ? 'bare' : 'pattern', isInBraces: true });
    else if (isBare && ASSIGN_DEFAULT.has(Exp.Op)) this.fix(Exp.Word, REFUSALS.unquotedDefault);
    else if (isWordOperator(Exp.Op) && context.quoting !== 'pattern')
      this.word(Exp.Word, { ...context, isInBraces: true });
    else this.fix(Exp.Word, REFUSALS.expansion);
  }
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

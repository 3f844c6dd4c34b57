import { CallPlaces } from './call-places';
import { argument, file, output } from './destinations';
import { runsText } from './embedded-programs';
import { isInterpreter, isShell } from './interpreters';
import { baseName, commandIndex } from './wrappers';
import { fileName, isProgramFile } from './file-names';
import { printsOwn } from './outputs';
import type { Context, ShellPlace } from './places';
import type { Refusal } from '../refusal';
import { REFUSALS } from './refusals';
import {
  as,
  DUPLICATIONS,
  HEREDOCS,
  PIPES,
  READS,
  TESTS,
  walk,
  WRITES,
  type Node,
  type Nodes,
  type Redirect,
  type Stmt,
} from './syntax';
import { staticText, type Placeholders } from './words';

/** Finds out where in a parsed script each interpolation stands. */
export class ShellPlaces extends CallPlaces {
  constructor(parsed: Nodes['File'], holes: Placeholders) {
    super(holes);
    this.declare(parsed, undefined);
    for (let before = -1; before !== this.destinations.size;) {
      before = this.destinations.size;
      this.forget();
      walk(parsed, (node) => {
        const comment = as('Comment', node);
        if (comment) this.mark(comment.Text, { quoting: 'comment', refusal: REFUSALS.comment });
      });
      this.statements(parsed.Stmts, { quoting: 'bare', refusal: this.destinations.at(OWN_OUTPUT) });
    }
  }

  override of(index: number): ShellPlace {
    const place = super.of(index);
    return place.isListItem ? { ...place, ofArguments: this.refusalOfArguments() } : place;
  }

  private refusalOfArguments(): Refusal | undefined {
    return this.destinations.anyArgument(undefined);
  }

  protected override statements(statements: readonly Stmt[], context: Context): void {
    for (const statement of statements) this.statement(statement, context);
  }

  private statement(statement: Stmt, outer: Context): void {
    const { Cmd, Redirs } = statement;
    const context = { ...outer, refusal: outer.refusal ?? this.refusalOfOutput(Redirs) };
    const passedOn = context.refusal && !this.printsOwn(Cmd, context.refusal) ? context.refusal : undefined;
    const input = (Cmd ? this.inputs.ofCommand(Cmd) : undefined) ?? passedOn;
    for (const redirect of Redirs) this.redirect(redirect, { ...context, refusal: input });
    this.followWritten(statement, context, input);
    if (Cmd) this.command(Cmd, context);
    if (as('CallExpr', Cmd)?.Args.length === 1 && Redirs.length > 0) this.execute(Cmd, Redirs);
  }

  /** Programs that stand in the script as text: `sh <<'EOF'`, and files that it writes and runs. */
  private followWritten({ Cmd, Redirs }: Stmt, context: Context, input: Refusal | undefined): void {
    const target = Redirs.find(
      ({ Op, Word }) => WRITES.has(Op) && this.inputs.ofFile(Word)?.rule === REFUSALS.code.rule,
    );
    const name = target && fileName(target.Word, this.holes);
    if (target ? name === undefined : input?.rule !== REFUSALS.code.rule) return;
    const words = as('CallExpr', Cmd)?.Args.map((word) => staticText(word, this.holes)) ?? [];
    const printed = /^(echo|printf)$/.test(words[0]?.text ?? '') ? words.slice(1) : [];
    const texts = [...Redirs.flatMap(({ Hdoc }) => (Hdoc ? [staticText(Hdoc, this.holes)] : [])), ...printed];
    const interpreter = target ? '' : baseName(words[commandIndex(words)]);
    for (const { text, complete } of texts) {
      if (!complete) continue;
      if (!isInterpreter(interpreter) || isShell(interpreter)) this.written(text, name, context);
      else if (runsText(interpreter, text)) this.runsAll(text, as('CallExpr', Cmd)?.Args ?? [], context);
    }
  }

  /** `exec > file` sends there what the rest of the script prints. */
  private execute(command: Node | null, redirects: readonly Redirect[]): void {
    const [word] = as('CallExpr', command)?.Args ?? [];
    if (!word || staticText(word, this.holes).text !== 'exec') return;
    const outputs = redirects.filter(({ N }) => !N || N.Value === '1');
    this.destinations.add(OWN_OUTPUT, this.refusalOfOutput(outputs));
    for (const redirect of redirects)
      if (redirect.N) this.destinations.add(file(descriptorOf(redirect.N.Value)), this.refusalOfOutput([redirect]));
  }

  private printsOwn(command: Node | null, refusal: Refusal): boolean {
    const words = as('CallExpr', command)?.Args.map((word) => staticText(word, this.holes));
    return words !== undefined && words.length > 0 && refusal.isFollowed === true && printsOwn(words, refusal);
  }

  /** Why a command may not print a value: its output goes to a file or process that runs it. */
  private refusalOfOutput(redirects: readonly Redirect[]): Refusal | undefined {
    for (const { Op, Word } of redirects) {
      const refusal = WRITES.has(Op) ? (this.inputs.ofFile(Word) ?? this.refusalOfProgramFile(Word)) : undefined;
      if (refusal) return refusal;
      const name = DUPLICATIONS.has(Op) ? this.processOf(Word) : undefined;
      const toProcess = name === undefined ? undefined : this.destinations.at(file(name));
      if (toProcess) return toProcess;
    }
    return undefined;
  }

  private refusalOfProgramFile(word: Redirect['Word']): Refusal | undefined {
    const path = staticText({ ...word, Parts: word.Parts.slice(-1) }, this.holes);
    return path.complete && isProgramFile(path.text) ? REFUSALS.programFile : undefined;
  }

  /** `&3` of `<&3`, and `&COPROC` of `>&"${COPROC[1]}"`. */
  private processOf({ Parts }: Redirect['Word']): string | undefined {
    const [part] = Parts.flatMap((each) => as('DblQuoted', each)?.Parts ?? [each]);
    const name = as('Lit', part ?? null)?.Value ?? as('ParamExp', part ?? null)?.Param.Value;
    return name === undefined || /^[012]?-?$/.test(name) ? undefined : `&${name}`;
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
      case 'FuncDecl': {
        const { Name, Body } = node as Nodes['FuncDecl'];
        this.fix(Name, REFUSALS.name);
        this.statement(Body, { ...context, scope: Name.Value, refusal: this.destinations.at(output(Name.Value)) });
        break;
      }
      case 'TimeClause': {
        const { Stmt } = node as Nodes['TimeClause'];
        if (Stmt) this.statement(Stmt, context);
        break;
      }
      case 'CoprocClause': {
        const { Name, Stmt } = node as Nodes['CoprocClause'];
        this.fix(Name, REFUSALS.name);
        this.destinations.add(file(`&${Name ? staticText(Name, this.holes).text : 'COPROC'}`), this.inputs.of(Stmt));
        this.statement(Stmt, context);
        break;
      }
      case 'ArithmCmd':
      case 'LetClause':
        this.fix(node, REFUSALS.arithmetic, context.scope);
        break;
      default:
        this.fix(node, REFUSALS.elsewhere, context.scope);
    }
  }

  private binary({ Op, X, Y }: Nodes['BinaryCmd'], context: Context): void {
    if (!PIPES.has(Op)) this.statements([X, Y], context);
    else {
      const { refusal } = context;
      const passedOn = refusal && !this.printsOwn(Y.Cmd, refusal) ? refusal : undefined;
      this.statement(X, { ...context, refusal: this.inputs.of(Y) ?? passedOn });
      this.statement(Y, context);
    }
  }

  private condition({ Cond, Then, Else }: Nodes['IfClause'], context: Context): void {
    this.statements([...Cond, ...Then], context);
    if (Else) this.condition(Else, context);
  }

  private loop({ Loop, Do }: Nodes['ForClause'], context: Context): void {
    const items = as('WordIter', Loop);
    if (!items) this.fix(Loop, REFUSALS.arithmetic, context.scope);
    else {
      this.fix(items.Name, REFUSALS.name);
      const refusal = this.refusalOfVariable(items.Name.Value);
      const isRun = refusal?.rule === REFUSALS.command.rule || this.destinations.at(file(`$${items.Name.Value}`));
      for (const word of items.Items) {
        this.word(word, { ...context, refusal }, true);
        if (isRun) this.runFile(word);
      }
      if (items.Items.length === 0) this.destinations.add(argument(context.scope, '@'), refusal);
    }
    this.statements(Do, context);
  }

  private choice({ Word, Items }: Nodes['CaseClause'], context: Context): void {
    this.word(Word, { ...context, refusal: undefined });
    for (const { Patterns, Stmts } of Items) {
      for (const pattern of Patterns) this.word(pattern, { ...context, refusal: undefined });
      this.statements(Stmts, context);
    }
  }

  private test(node: Node, outer: Context): void {
    const context = { ...outer, refusal: outer.refusal?.isFollowed ? undefined : outer.refusal };
    const inner = as('ParenTest', node)?.X;
    const unary = as('UnaryTest', node);
    const binary = as('BinaryTest', node);
    const word = as('Word', node);
    if (inner) this.test(inner, context);
    else if (word) this.word(word, context);
    else if (unary && TESTS.isSet.has(unary.Op)) this.fix(unary, REFUSALS.name, context.scope);
    else if (unary) this.test(unary.X, context);
    else if (binary && TESTS.isNumeric(binary.Op)) this.fix(binary, REFUSALS.arithmetic, context.scope);
    else if (binary) {
      this.test(binary.X, context);
      this.test(binary.Y, binary.Op === TESTS.regex ? { ...context, refusal: REFUSALS.regex } : context);
    } else this.fix(node, REFUSALS.elsewhere, context.scope);
  }

  private redirect(redirect: Redirect, context: Context): void {
    const { Op, N, Word } = redirect;
    this.fix(N, REFUSALS.name);
    if (Op === HEREDOCS.plain || Op === HEREDOCS.dashed) this.heredoc(redirect, context);
    else if (DUPLICATIONS.has(Op)) {
      this.fix(Word, REFUSALS.name);
      const name = this.processOf(Word);
      if (name !== undefined) this.destinations.add(file(name), context.refusal);
    } else {
      const called = READS.has(Op) ? fileName(Word, this.holes) : undefined;
      if (called !== undefined) this.destinations.add(file(called), context.refusal);
      const isInput = READS.has(Op) || Op === HEREDOCS.string;
      this.word(Word, { ...context, refusal: isInput ? (this.refusalOfDescriptor(N) ?? context.refusal) : undefined });
    }
  }

  /** Why no value may be read from `3<`, `{name}<`. */
  private refusalOfDescriptor(number: Redirect['N']): Refusal | undefined {
    return number ? this.destinations.at(file(descriptorOf(number.Value))) : undefined;
  }

  private heredoc({ Op, N, Word, Hdoc }: Redirect, context: Context): void {
    this.fix(Word, REFUSALS.name);
    if (!Hdoc) return;
    const isQuoted = Word.Parts.some((part) => as('Lit', part)?.Value.includes('\\') ?? true);
    const end = { word: staticText(Word, this.holes).text, isDashed: Op === HEREDOCS.dashed };
    const ends = [...(context.ends ?? []), end];
    const isProgram = staticText(Hdoc, this.holes).text.startsWith('#!');
    const refusal = this.refusalOfDescriptor(N) ?? context.refusal ?? (isProgram ? REFUSALS.programFile : undefined);
    this.word(
      Hdoc,
      isQuoted
        ? { quoting: 'verbatim', refusal: REFUSALS.quotedHeredoc, ends }
        : { ...context, refusal, quoting: 'heredoc', ends },
    );
  }
}

/** `&3` of `3>` and `&name` of `{name}>`. */
function descriptorOf(number: string): string {
  return `&${number.replace(/^\{(.*)\}$/, '$1')}`;
}

/** What the script prints behind `exec > file`. */
const OWN_OUTPUT = 'what the script prints';

import type { Refusal } from '../refusal';
import { refusalOfAssignment } from './assignments';
import { FIXED, type Context, type ShellPlace } from './places';
import { REFUSALS } from './refusals';
import {
  as,
  ASSIGN_DEFAULT,
  isPatternOperator,
  isWordOperator,
  walk,
  type Lit,
  type Node,
  type Nodes,
  type ParamExp,
  type Stmt,
  type Word,
} from './syntax';
import type { Placeholders } from './words';

/** Finds out where in the words of a script interpolations stand. */
export abstract class WordPlaces {
  protected readonly holes: Placeholders;
  /** Variables whose text is evaluated later on. */
  protected readonly evaluated: ReadonlySet<string>;
  private readonly found = new Map<number, ShellPlace>();

  constructor(holes: Placeholders, evaluated: ReadonlySet<string>) {
    this.holes = holes;
    this.evaluated = evaluated;
  }

  protected abstract statements(statements: readonly Stmt[], context: Context): void;

  /** The place of an interpolation. */
  of(index: number): ShellPlace {
    return this.found.get(index) ?? FIXED(REFUSALS.elsewhere);
  }

  protected mark(text: string, place: ShellPlace): void {
    for (const index of this.holes.in(text)) this.found.set(index, place);
  }

  /** For what leaves no room for quotes: marks all below a node. */
  protected fix(node: Node | null | undefined, refusal: Refusal): void {
    if (!node) return;
    walk(node, (each) => {
      const text = as('Lit', each)?.Value ?? as('SglQuoted', each)?.Value;
      if (text !== undefined) this.mark(text, FIXED(refusal));
    });
  }

  protected word(word: Word, context: Context, isList = false): void {
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
    else if (!substitution) this.fix(part, part.kind === 'ArithmExp' ? REFUSALS.arithmetic : REFUSALS.elsewhere);
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

  /** `${name=word}` assigns. */
  private refusalOfDefault(operator: number, { Value }: Lit): Refusal | undefined {
    return ASSIGN_DEFAULT.has(operator) ? refusalOfAssignment(Value, this.evaluated) : undefined;
  }

  private expansion({ Param, Index, Slice, Repl, Exp }: ParamExp, context: Context): void {
    this.fix(Param, REFUSALS.name);
    this.fix(Index, REFUSALS.arithmetic);
    this.fix(Slice?.Offset, REFUSALS.arithmetic);
    this.fix(Slice?.Length, REFUSALS.arithmetic);
    this.fix(Repl?.Orig, REFUSALS.expansion);
    this.fix(Repl?.With, REFUSALS.expansion);
    if (!Exp?.Word) return;
    const isBare = context.quoting === 'bare';
    if (isPatternOperator(Exp.Op) && (isBare || context.quoting === 'double'))
      this.word(Exp.Word, { ...context, quoting: isBare ? 'bare' : 'pattern', isInBraces: true });
    else if (isBare && ASSIGN_DEFAULT.has(Exp.Op)) this.fix(Exp.Word, REFUSALS.unquotedDefault);
    else if (isWordOperator(Exp.Op) && context.quoting !== 'pattern')
      this.word(Exp.Word, {
        ...context,
        isInBraces: true,
        refusal: context.refusal ?? this.refusalOfDefault(Exp.Op, Param),
      });
    else this.fix(Exp.Word, REFUSALS.expansion);
  }
}

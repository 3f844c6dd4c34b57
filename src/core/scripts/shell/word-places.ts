import type { Refusal } from '../refusal';
import { refusalOfAssignment } from './assignments';
import { argument, variable, type Destinations, type Holder } from './destinations';
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
  /** Where variables, arguments and files go. */
  protected readonly destinations: Destinations;
  /** Names of arrays with texts as keys. */
  protected readonly maps = new Set<string>();
  private readonly found = new Map<number, ShellPlace>();

  constructor(holes: Placeholders, destinations: Destinations) {
    this.holes = holes;
    this.destinations = destinations;
  }

  protected abstract statements(statements: readonly Stmt[], context: Context): void;

  /** The place of an interpolation. */
  of(index: number): ShellPlace {
    return this.found.get(index) ?? FIXED(REFUSALS.elsewhere);
  }

  /** Says where the interpolations of a text stand. One that is looked at twice keeps its refusal. */
  protected mark(text: string, place: ShellPlace): void {
    for (const index of this.holes.in(text)) {
      const { refusal } = this.found.get(index) ?? {};
      this.found.set(index, refusal && !place.refusal ? { ...place, refusal } : place);
    }
  }

  /** Before the script is gone over once more. */
  protected forget(): void {
    this.found.clear();
  }

  /** For what leaves no room for quotes: marks all below a node. */
  protected fix(node: Node | null | undefined, refusal: Refusal, scope?: string): void {
    if (!node) return;
    walk(node, (each) => {
      const text = as('Lit', each)?.Value ?? as('SglQuoted', each)?.Value;
      if (text !== undefined) this.mark(text, FIXED(refusal));
      this.follow(each, { refusal, scope });
    });
  }

  /** What a variable holds goes where it stands. Arithmetic also reads the variables that its text names. */
  private follow(node: Node, { refusal, scope }: Pick<Context, 'refusal' | 'scope'>): void {
    const expansion = as('ParamExp', node);
    if (expansion && !expansion.Length) this.destinations.add(holderOf(expansion.Param.Value, scope), refusal);
    if (refusal?.rule !== REFUSALS.arithmetic.rule) return;
    for (const name of as('Lit', node)?.Value.match(/[A-Za-z_]\w*/g) ?? [])
      this.destinations.add(variable(name), refusal);
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
    this.follow(part, context);
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
    else if (!substitution)
      this.fix(part, part.kind === 'ArithmExp' ? REFUSALS.arithmetic : REFUSALS.elsewhere, context.scope);
    else if ('Backquotes' in substitution && substitution.Backquotes) this.backticks(substitution, context);
    else this.statements(substitution.Stmts, { ...context, quoting: 'bare', isInBraces: false });
  }

  /** Nothing may stand in them, but what they do is looked at. */
  private backticks(substitution: Nodes['CmdSubst'], context: Context): void {
    this.statements(substitution.Stmts, { ...context, quoting: 'bare', isInBraces: false });
    this.fix(substitution, REFUSALS.backticks, context.scope);
  }

  private doubleQuotes({ Dollar, Parts }: Nodes['DblQuoted'], context: Context): void {
    const isPlain = !Dollar && (context.quoting === 'bare' || context.quoting === 'pattern');
    const inner: Context = isPlain
      ? { ...context, quoting: 'double', isInBraces: false }
      : { ...FIXED(REFUSALS.nestedQuotes), scope: context.scope };
    for (const part of Parts) {
      if (isPlain) this.part(part, inner, false);
      else this.fix(part, context.refusal?.isFollowed ? context.refusal : REFUSALS.nestedQuotes, context.scope);
    }
  }

  /** `${name=word}` assigns. */
  private refusalOfDefault(operator: number, { Value }: Lit): Refusal | undefined {
    return ASSIGN_DEFAULT.has(operator) ? this.refusalOfVariable(Value) : undefined;
  }

  /** Why no value may be assigned to a variable. */
  protected refusalOfVariable(name: string): Refusal | undefined {
    return refusalOfAssignment(name) ?? this.destinations.at(variable(name));
  }

  private expansion(expansion: ParamExp, context: Context): void {
    const { Param, Repl, Exp } = expansion;
    const { scope } = context;
    this.fix(Param, REFUSALS.name);
    this.arithmeticOf(expansion, context);
    for (const word of [Repl?.Orig, Repl?.With])
      this.fix(word, context.refusal?.isFollowed ? context.refusal : REFUSALS.expansion, scope);
    if (!Exp?.Word) return;
    if (Exp.Op === PROMPT && as('Lit', Exp.Word.Parts[0] ?? null)?.Value === 'P')
      this.destinations.add(holderOf(Param.Value, scope), REFUSALS.code);
    const isBare = context.quoting === 'bare';
    if (isPatternOperator(Exp.Op) && (isBare || context.quoting === 'double'))
      this.word(Exp.Word, { ...context, quoting: isBare ? 'bare' : 'pattern', isInBraces: true });
    else if (isBare && ASSIGN_DEFAULT.has(Exp.Op)) this.fix(Exp.Word, REFUSALS.unquotedDefault, scope);
    else if (isWordOperator(Exp.Op) && context.quoting !== 'pattern')
      this.word(Exp.Word, {
        ...context,
        isInBraces: true,
        refusal: context.refusal ?? this.refusalOfDefault(Exp.Op, Param),
      });
    else this.fix(Exp.Word, REFUSALS.expansion, scope);
  }

  /** `${!name}`, `${a[i]}` and `${a:i:n}`. Keys of maps are texts. */
  private arithmeticOf({ Excl, Param, Index, Slice }: ParamExp, { scope }: Context): void {
    if (Excl) this.destinations.add(holderOf(Param.Value, scope), REFUSALS.arithmetic);
    this.index(Index, Param.Value, scope);
    this.fix(Slice?.Offset, REFUSALS.arithmetic, scope);
    this.fix(Slice?.Length, REFUSALS.arithmetic, scope);
  }

  /** The index of an array, or the key of a map. */
  protected index(index: Node | null, name: string, scope: string | undefined): void {
    if (!index || !this.maps.has(name)) this.fix(index, REFUSALS.arithmetic, scope);
    else
      walk(index, (each) => {
        this.mark(as('Lit', each)?.Value ?? as('SglQuoted', each)?.Value ?? '', FIXED(REFUSALS.arithmetic));
      });
  }
}

/** The operator of `${name@P}`. */
const PROMPT = 84;

/** What holds the text of `$name`; nothing holds that of `$#`, `$?` and the like. */
function holderOf(name: string, scope: string | undefined): Holder | undefined {
  if (/^(\d+|[@*])$/.test(name)) return argument(scope, name === '*' ? '@' : name);
  return /^[A-Za-z_]/.test(name) ? variable(name) : undefined;
}

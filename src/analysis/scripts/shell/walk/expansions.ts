import { holderOf } from '../destinations';
import { HAZARDS, type Hazard } from '../hazards';
import { followed, type Context } from '../places';
import {
  as,
  ASSIGN_DEFAULT,
  isPatternOperator,
  isWordOperator,
  PROMPT,
  type Lit,
  type ParamExp,
  type Word,
} from '../syntax/nodes';
import type { ScriptFacts } from './script-facts';
import type { Words } from './words';

/** Looks into `${…}`. */
export class Expansions {
  constructor(
    private readonly facts: ScriptFacts,
    private readonly words: Words,
  ) {}

  visit(expansion: ParamExp, context: Context): void {
    const { Param, Repl, Exp } = expansion;
    this.words.fix(Param, HAZARDS.name);
    this.arithmetic(expansion, context);
    for (const word of [Repl?.Orig, Repl?.With])
      this.words.fix(word, followed(context) ?? HAZARDS.expansion, context.scope);
    if (Exp?.Word) this.operand(Exp.Op, Exp.Word, Param, context);
  }

  /** `${!name}`, `${a[i]}` and `${a:i:n}`. */
  private arithmetic({ Excl, Param, Index, Slice }: ParamExp, { scope }: Context): void {
    if (Excl) this.facts.destinations.add(holderOf(Param.Value, scope), HAZARDS.arithmetic);
    this.words.index(Index, Param.Value, scope);
    this.words.fix(Slice?.Offset, HAZARDS.arithmetic, scope);
    this.words.fix(Slice?.Length, HAZARDS.arithmetic, scope);
  }

  /** The word behind an operator: `${x:-word}`, `${x#pattern}`, `${x@P}`. */
  private operand(operator: number, word: Word, name: Lit, context: Context): void {
    const { scope, quoting } = context;
    const isBare = quoting === 'bare';
    if (operator === PROMPT && as('Lit', word.Parts[0] ?? null)?.Value === 'P')
      this.facts.destinations.add(holderOf(name.Value, scope), HAZARDS.code);
    if (isPatternOperator(operator) && (isBare || quoting === 'double'))
      this.words.visit(word, { ...context, quoting: isBare ? 'bare' : 'pattern', isInBraces: true });
    else if (isBare && ASSIGN_DEFAULT.has(operator)) this.words.fix(word, HAZARDS.unquotedDefault, scope);
    else if (isWordOperator(operator) && quoting !== 'pattern')
      this.words.visit(word, {
        ...context,
        isInBraces: true,
        hazard: context.hazard ?? this.hazardOfDefault(operator, name),
      });
    else this.words.fix(word, HAZARDS.expansion, scope);
  }

  /** `${name=word}` assigns. */
  private hazardOfDefault(operator: number, { Value }: Lit): Hazard | undefined {
    return ASSIGN_DEFAULT.has(operator) ? this.facts.destinations.ofVariable(Value) : undefined;
  }
}

import { HAZARDS } from '../hazards';
import { followed, type Context } from '../places';
import { as, TESTS, type Node } from '../syntax/nodes';
import type { Words } from './words';

/** Looks into `[[ … ]]`. */
export class DoubleBrackets {
  constructor(private readonly words: Words) {}

  /** Nothing of a test is printed, so that what is done with the output around is not done with it. */
  visit(node: Node, outer: Context): void {
    const context = { ...outer, hazard: followed(outer) ? undefined : outer.hazard };
    const inner = as('ParenTest', node)?.X;
    const unary = as('UnaryTest', node);
    const binary = as('BinaryTest', node);
    const word = as('Word', node);
    if (inner) this.visit(inner, context);
    else if (word) this.words.visit(word, context);
    else if (unary && TESTS.isSet.has(unary.Op)) this.words.fix(unary, HAZARDS.name, context.scope);
    else if (unary) this.visit(unary.X, context);
    else if (binary && TESTS.isNumeric(binary.Op)) this.words.fix(binary, HAZARDS.arithmetic, context.scope);
    else if (binary) {
      this.visit(binary.X, context);
      this.visit(binary.Y, binary.Op === TESTS.regex ? { ...context, hazard: HAZARDS.regex } : context);
    } else this.words.fix(node, HAZARDS.elsewhere, context.scope);
  }
}

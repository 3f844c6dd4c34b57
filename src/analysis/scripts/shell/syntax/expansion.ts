import { as, isPatternOperator, isReplacedBy, isWordOperator, walk, type Node, type ParamExp } from './nodes';

/** Whether `${…}` gives the text of its variable as it is, or without a fixed beginning or end. */
export function keepsText({ Excl, Length, Slice, Repl, Exp }: ParamExp): boolean {
  if (Excl || Length || Slice || Repl) return false;
  if (!Exp) return true;
  if (isPatternOperator(Exp.Op)) return Exp.Word?.Parts.every((part) => !literal(part).includes('[')) ?? true;
  return isWordOperator(Exp.Op) && !isReplacedBy(Exp.Op);
}

/** The variables whose text stands in a node. */
export function variablesIn(node: Node): readonly string[] {
  const names: string[] = [];
  walk(node, (each) => {
    const expansion = as('ParamExp', each);
    if (expansion && !expansion.Length) names.push(expansion.Param.Value);
  });
  return names;
}

/** Of what is not fixed nothing is known; a bracket stands for it. */
function literal(part: Node): string {
  return as('Lit', part)?.Value ?? as('SglQuoted', part)?.Value ?? '[';
}

import { parseVariables, type Variable } from '../../schema/variables';

/** A text with a value in place of each variable; undefined where one of them has none. */
export function fillVariables(text: string, valueOf: (variable: Variable) => string | undefined): string | undefined {
  let filled = text;
  for (const variable of parseVariables(text)) {
    const value = valueOf(variable);
    if (value === undefined) return undefined;
    filled = filled.replaceAll(variable.text, () => value);
  }
  return filled;
}

import { variableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';

/** Tekton puts the value in place of `$(params["x"])` before a shell sees it; one in dots reads as a command. */
export function withoutBrackets(script: string): string {
  return replaced(script, ({ bracketed }) => bracketed);
}

/** With letters where Tekton puts values. */
export function withoutVariables(script: string): string {
  return replaced(script, (variable) => variableKind(variable).kind !== 'unknown');
}

function replaced(script: string, isReplaced: (variable: Variable) => boolean): string {
  return parseVariables(script)
    .filter((variable) => !variable.malformed && isReplaced(variable))
    .reduce((text, { start, end }) => `${text.slice(0, start)}${'x'.repeat(end - start)}${text.slice(end)}`, script);
}

import { parseVariables } from '../../schema/variables';
import { variableKind } from '../../schema/variable-kinds';
import type { AnyParamValue } from '../wire';

/**
 * How many elements a value has when everything is put in its place; undefined when that is not known, or it is no list.
 * @param lengthOfParam the same of a param that the value may be made of
 */
export function listLength(
  value: AnyParamValue | undefined,
  lengthOfParam: (name: string) => number | undefined = () => undefined,
): number | undefined {
  if (typeof value === 'string') return wholeList(value) ? lengthOfWhole(value, lengthOfParam) : undefined;
  if (!Array.isArray(value)) return undefined;
  let length = 0;
  for (const text of value as readonly string[]) {
    const more = wholeList(text) ? lengthOfWhole(text, lengthOfParam) : 1;
    if (more === undefined) return undefined;
    length += more;
  }
  return length;
}

/** Whether a text is one variable, which may stand for a list: `$(params.flags[*])`. */
function wholeList(text: string): boolean {
  return text.startsWith('$(') && parseVariables(text)[0]?.text === text;
}

function lengthOfWhole(text: string, lengthOfParam: (name: string) => number | undefined): number | undefined {
  const [variable] = parseVariables(text);
  const kind = variable && variableKind(variable);
  if (kind?.kind !== 'param') return undefined;
  // A key or an element is a text.
  return kind.key !== undefined || typeof kind.index === 'number' ? 1 : lengthOfParam(kind.name);
}

import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import { valueTexts } from '../pipelines/result-references';
import { expressionsIn } from '../variables/admission-variables';
import type { AnyParamSpec } from '../wire';

/** A default of a Task or of a task inside of others that keeps a variable. */
export interface UnfilledDefault {
  readonly param: string;
  /** Index among the params. */
  readonly index: number;
  /** Its name; one in brackets as it is written. */
  readonly variable: string;
  /** It has no default; another variable of the text is replaced instead; lists, maps and brackets are taken as they are. */
  readonly reason: 'missing' | 'several' | 'list' | 'brackets';
  /** The part of a list or map; undefined for a text. */
  readonly part?: string | number;
  /** Whether the part of the list or map is nothing but the variable. */
  readonly isAlone?: boolean;
}

const PARAM = 'params.';

/**
 * The defaults that Tekton does not put together: it replaces params by defaults of others, in the order of the params,
 * before it looks at what is given, and keeps one replacement only.
 */
export function unfilledDefaults(params: readonly AnyParamSpec[]): UnfilledDefault[] {
  const texts = new Map<string, string>();
  for (const { name = '', default: value } of params) {
    if (typeof value === 'string') {
      if (!value.includes(`$(${PARAM}`)) texts.set(name, value);
    } else if (Array.isArray(value)) value.forEach((text: string, i) => texts.set(`${name}[${i}]`, text));
    else for (const [key, text] of Object.entries(value ?? {})) texts.set(`${name}.${key}`, text);
  }
  return params.flatMap(({ name = '', default: value }, index): UnfilledDefault[] => {
    if (value === undefined) return [];
    const inBrackets = valueTexts(value).flatMap(paramsInBrackets);
    if (inBrackets.length > 0)
      return inBrackets.map((variable) => ({ param: name, index, variable, reason: 'brackets' }));
    if (typeof value !== 'string') {
      const parts: readonly (readonly [string | number, string])[] = Array.isArray(value)
        ? [...value.entries()]
        : Object.entries(value);
      return parts.flatMap(([part, text]) =>
        paramsIn(text).map((variable) => {
          const isAlone = text === `$(${PARAM}${variable})`;
          return { param: name, index, variable, reason: 'list' as const, part, isAlone };
        }),
      );
    }
    const used = paramsIn(value);
    const known = used.filter((one) => texts.has(one));
    const last = known.at(-1);
    if (last === undefined)
      return used.slice(0, 1).map((variable) => ({ param: name, index, variable, reason: 'missing' }));
    const filled = value.replaceAll(`$(${PARAM}${last})`, texts.get(last) ?? '');
    texts.set(name, filled);
    return paramsIn(filled)
      .slice(0, 1)
      .map((variable) => ({ param: name, index, variable, reason: 'several' }));
  });
}

/** `$(params["s"])`, as it is written. */
function paramsInBrackets(text: string): string[] {
  return parseVariables(text).flatMap((variable) =>
    variable.bracketed && variableKind(variable).kind === 'param' ? [variable.text] : [],
  );
}

function paramsIn(text: string): string[] {
  if (!text.includes(`$(${PARAM}`)) return [];
  return expressionsIn(text).flatMap((one) => (one.startsWith(PARAM) ? [one.slice(PARAM.length)] : []));
}

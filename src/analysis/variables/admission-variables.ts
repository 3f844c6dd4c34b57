import { rememberByText } from '../../util/remember';

/**
 * Variables as Tekton's webhooks look for them: by regular expressions of their own, looser than what the controllers
 * replace later. `src/schema/variables.ts` holds the grammar that counts at run time; verdicts need this one.
 */

/** Names found after a prefix, or the fault that the search stops at. */
export interface FoundNames {
  readonly names: readonly string[];
  /** More than two words stand after the prefix. */
  readonly tooDeep: boolean;
}

const NONE: FoundNames = { names: [], tooDeep: false };
const NAME = '([^\\n]*?(?:\\[\\*\\])?)';

/** How variables after a prefix look, and what every text with one holds. */
interface Pattern {
  /** Undefined when the prefix is no regular expression. */
  readonly regex: RegExp | undefined;
  readonly start: string;
}

const patterns = new Map<string, Pattern>();

/** `$(prefix.name)`, `$(prefix["name"])`, `$(prefix['name'])`. */
function pattern(prefix: string): Pattern {
  const known = patterns.get(prefix);
  if (known) return known;
  let regex: RegExp | undefined;
  try {
    regex = new RegExp(`\\$\\(${prefix}(?:\\.${NAME}|\\["${NAME}"\\]|\\['${NAME}'\\])\\)`, 'g');
  } catch {
    // A name with signs of regular expressions: Tekton gives up on it, too.
  }
  const isPlain = /^(?:\w|\\\.)+$/.test(prefix);
  const made = { regex, start: isPlain ? `$(${prefix.replaceAll('\\', '')}` : '$(' };
  if (patterns.size > 5000) patterns.clear();
  patterns.set(prefix, made);
  return made;
}

/** All matches; texts without the beginning are most, and cost one search. */
function matches(text: string, prefix: string): readonly RegExpExecArray[] {
  if (!text.includes('$(')) return [];
  const { regex, start } = pattern(prefix);
  return regex && text.includes(start) ? all(regex, closed(text)) : [];
}

/** What `matchAll` gives, without the copy it makes of the expression. */
function all(regex: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let match = regex.exec(text); match; match = regex.exec(text)) found.push(match);
  return found;
}

/** From here on a line of variables without an end would take long. */
const LONG = 20_000;

/** Without the ends of lines behind the last bracket, where nothing can match. */
function closed(text: string): string {
  if (text.length < LONG) return text;
  const cut = (line: string): string => line.slice(0, line.lastIndexOf(')') + 1);
  return text.split('\n').map(cut).join('\n');
}

/** The names of all variables after the prefix: the first of two words, all of a name in brackets. */
export function namesAfter(text: string, prefix: string): FoundNames {
  const found = matches(text, prefix);
  if (found.length === 0) return NONE;
  const names: string[] = [];
  for (const [, dotted = '', doubleQuoted = '', quoted = ''] of found) {
    const words = dotted.split('.');
    if (words.length > 2) return { names, tooDeep: true };
    names.push(words.length === 2 ? (words[0] ?? '') : dotted || doubleQuoted || quoted);
  }
  return { names, tooDeep: false };
}

/** The whole texts after the prefix, words and all. */
function entireNamesAfter(text: string, prefix: string): readonly string[] {
  return matches(text, prefix).map(
    ([, dotted = '', doubleQuoted = '', quoted = '']) => dotted || doubleQuoted || quoted,
  );
}

/** The variables themselves, `$(params.x)`. */
export function variablesAfter(text: string, prefix: string): readonly string[] {
  return matches(text, prefix).map(([whole]) => whole);
}

/** What is wrong with a text, and the name it is about. */
export interface VariableFault {
  readonly fault: 'unknown' | 'too-deep' | 'wrong-type' | 'not-isolated';
  readonly name: string;
}

const INDEX = /\[[0-9]*\*?\]/g;

/** The first variable after the prefix that is not known. */
export function unknownVariable(text: string, prefix: string, known: ReadonlySet<string>): VariableFault | undefined {
  const { names, tooDeep } = namesAfter(text, prefix);
  if (tooDeep) return { fault: 'too-deep', name: prefix };
  for (const name of names) {
    const bare = name.replace(INDEX, '');
    if (!known.has(bare)) return { fault: 'unknown', name: bare };
  }
  return undefined;
}

/** The first variable of a kind that may not stand in a text, unless it is indexed. */
export function prohibitedVariable(
  text: string,
  prefix: string,
  names: ReadonlySet<string>,
): VariableFault | undefined {
  if (names.size === 0 && !text.includes('$(')) return undefined;
  const found = namesAfter(text, prefix);
  if (found.tooDeep) return { fault: 'too-deep', name: prefix };
  const name = found.names.map(withoutStar).find((one) => names.has(one));
  return name === undefined ? undefined : { fault: 'wrong-type', name };
}

/** The first variable that stands for a whole array or object. */
export function entireVariable(text: string, prefix: string, names: ReadonlySet<string>): VariableFault | undefined {
  const name = entireNamesAfter(text, prefix)
    .map(withoutStar)
    .find((one) => names.has(one));
  return name === undefined ? undefined : { fault: 'wrong-type', name };
}

/** A variable for an array beside other text. */
export function notIsolatedVariable(
  text: string,
  prefix: string,
  names: ReadonlySet<string>,
): VariableFault | undefined {
  const found = namesAfter(text, prefix);
  if (found.tooDeep) return { fault: 'too-deep', name: prefix };
  const name = found.names.map(withoutStar).find((one) => names.has(one));
  if (name === undefined || variablesAfter(text, prefix)[0]?.length === text.length) return undefined;
  return { fault: 'not-isolated', name };
}

const WHOLE = /^\$\(params(?:\.[_a-zA-Z0-9.-]+\[\*\]|\["[_a-zA-Z0-9.-]+\[\*\]"\]|\['[_a-zA-Z0-9.-]+\[\*\]'\])\)$/;

/** Whether a text is nothing but a whole array or object. */
export function isWholeParam(text: string): boolean {
  return WHOLE.test(text);
}

function withoutStar(name: string): string {
  return name.endsWith('[*]') ? name.slice(0, -3) : name;
}

const EXPRESSION = /\$\([_a-zA-Z0-9.-]+(?:\[(?:[0-9]+|\*)\])?\)/g;

/** Everything between `$(` and `)` that can be a variable of a pipeline. */
export function expressionsIn(text: string | undefined): readonly string[] {
  return text?.includes('$(') ? expressions(text) : NO_NAMES;
}

const NO_NAMES: readonly string[] = [];
const expressions = rememberByText((text): readonly string[] =>
  (text.match(EXPRESSION) ?? []).map((whole) => whole.slice(2, -1)),
);

/** Whether a variable in a text has so many words that one may be too deep, whatever its prefix is. */
export const mayBeTooDeep = rememberByText((text) => text.split(/[)\n]/).some(hasThreeDots));

/** Of several beginnings, the first one sees all dots that the others see. */
function hasThreeDots(piece: string): boolean {
  const start = piece.indexOf('$(');
  return start >= 0 && piece.slice(start).split('.', 4).length === 4;
}

/** Whether a text begins with a param, so that its value is not known yet. */
export function isParamReference(text: string): boolean {
  return text.startsWith('$(params');
}

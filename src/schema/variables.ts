import { rememberByText } from '../util/remember';

/** One `$(…)` in a text, as Tekton reads it. */
export interface Variable {
  /** The whole of it, `$(tasks.clone.results.commit)`. */
  readonly text: string;
  /** Where it starts in the text, at the `$`. */
  readonly start: number;
  /** Where the text goes on behind it. */
  readonly end: number;
  /** The words of the name: `['tasks', 'clone', 'results', 'commit']`; of a malformed one, the first word and the rest. */
  readonly segments: readonly string[];
  /** The index at the end, `[0]` or `[*]`. */
  readonly index?: number | '*';
  /** Whether a word stands in `['…']` or `["…"]`; Tekton knows that notation for params and results of the task itself only. */
  readonly bracketed: boolean;
  /** Whether it starts as a variable does but is none: `$(params.a b)`. Tekton refuses or keeps it. */
  readonly malformed: boolean;
  /**
   * Whether another `$` stands in front of it. That is an escape for the kubelet, which expands `$(NAME)` in `env`, `command` and
   * `args`; Tekton replaces the variable nonetheless.
   */
  readonly escaped: boolean;
}

/** What the name of a Tekton variable starts with; `$(date)` and `$(cat x)` are shell. */
export const VARIABLE_ROOTS: ReadonlySet<string> = new Set([
  'params',
  'tasks',
  'finally',
  'results',
  'steps',
  'step',
  'workspaces',
  'context',
  'credentials',
  'artifacts',
  'inputs',
  'outputs',
  'tt',
]);

/**
 * Tekton's variables in a text, in order.
 *
 * @example
 * ```ts
 * parseVariables('$(date) $(params.tag)').map(({ segments }) => segments); // [['params', 'tag']]
 * ```
 */
export function parseVariables(text: string): readonly Variable[] {
  return text.includes('$(') ? scanned(text) : NONE;
}

const NONE: readonly Variable[] = [];
const scanned = rememberByText((text): readonly Variable[] => scan(text, true));

/** Every `$(name)` in a text whatever the name starts with: also `$(TOKEN)`, which the kubelet knows, and `$(date)`, which is shell. */
export function parseSubstitutions(text: string): Variable[] {
  return scan(text, false);
}

/** Whether a text is one well-formed variable and nothing else. */
export function isWholeVariable(text: string): boolean {
  const [variable] = parseVariables(text);
  return variable !== undefined && !variable.malformed && variable.start === 0 && variable.end === text.length;
}

/** The variable as text, in dots where the words allow it. */
export function printVariable({ segments, index }: Pick<Variable, 'segments' | 'index'>): string {
  const [root = '', ...rest] = segments;
  const words = rest.map((word) =>
    /^[\w-]+$/.test(word) ? `.${word}` : word.includes("'") ? `["${word}"]` : `['${word}']`,
  );
  return `$(${root}${words.join('')}${index === undefined ? '' : `[${index}]`})`;
}

const WORD = /[\w-]+/y;
const INDEX = /\[(\d+|\*)\]/y;
const BRACKETS = /\['([^'"\n)]+)'\]|\["([^'"\n)]+)"\]/y;

/** Each character is looked at a bounded number of times: a name holds no `$`, so a failed attempt ends before the next one starts. */
function scan(text: string, knownRootsOnly: boolean): Variable[] {
  const found: Variable[] = [];
  const ends = { of: /[\n)]/g, next: -1 };
  for (let start = text.indexOf('$('); start >= 0;) {
    const name = parseName(text, start + 2);
    const known =
      VARIABLE_ROOTS.has(name.segments[0] ?? '') &&
      (name.segments.length > 1 || /^(\.|\[['"])/.test(text.slice(name.end, name.end + 2)));
    const malformed = text[name.end] !== ')' || name.segments.length === 0;
    let end = name.end + 1;
    if (malformed && known) end = lineEnd(text, name.end, ends) + 1;
    const isVariable = malformed ? known && text[end - 1] === ')' : known || !knownRootsOnly;
    if (isVariable) {
      const { segments, bracketed, index } = malformed ? rough(text.slice(start + 2, end - 1), name) : name;
      const escaped = text[start - 1] === '$';
      const whole = { text: text.slice(start, end), start, end, segments, bracketed, malformed, escaped };
      found.push(index === undefined ? whole : { ...whole, index });
    }
    start = text.indexOf('$(', isVariable ? end : start + 2);
  }
  return found;
}

interface Name {
  readonly segments: readonly string[];
  readonly bracketed: boolean;
  readonly index?: number | '*';
  readonly end: number;
}

/** The longest name at a position; what follows it says whether it is a variable. */
function parseName(text: string, at: number): Name {
  const segments: string[] = [];
  let bracketed = false;
  let end = at;
  for (let isFirst = true; ; isFirst = false) {
    const word = isFirst || text[end] === '.' ? match(WORD, text, isFirst ? end : end + 1) : undefined;
    const inBrackets = word || isFirst ? undefined : match(BRACKETS, text, end);
    const next = word?.[0] ?? inBrackets?.[1] ?? inBrackets?.[2];
    if (next === undefined) break;
    segments.push(next);
    end += word ? next.length + (isFirst ? 0 : 1) : next.length + 4;
    bracketed ||= inBrackets !== undefined;
  }
  const index = segments.length ? match(INDEX, text, end) : undefined;
  if (!index) return { segments, bracketed, end };
  return { segments, bracketed, index: index[1] === '*' ? '*' : Number(index[1]), end: end + index[0].length };
}

function rough(body: string, { segments: [root = ''] }: Name): Omit<Name, 'end'> {
  return { segments: [root, body.slice(root.length + 1)], bracketed: false };
}

/** The next `)` or line break; remembered, so that a text of many open ones is searched once. */
function lineEnd(text: string, from: number, ends: { readonly of: RegExp; next: number }): number {
  if (ends.next >= from) return ends.next;
  ends.of.lastIndex = from;
  ends.next = ends.of.exec(text)?.index ?? text.length;
  return ends.next;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

import {
  BOOL,
  BYTES,
  DOUBLE,
  DURATION,
  DYN,
  INT,
  NULL,
  STRING,
  TIMESTAMP,
  TYPE,
  UINT,
  listOf,
  mapOf,
  variable,
  type CelType,
} from './types';

/** One way to call a function. The first argument of a method is what stands before the dot. */
export interface Overload {
  readonly isMethod: boolean;
  readonly takes: readonly CelType[];
  readonly gives: CelType;
  /** Whether it compares numbers of different types. */
  readonly isMixed: boolean;
  /** Letters that stand for any type. */
  readonly variables: readonly string[];
}

export type Declarations = ReadonlyMap<string, readonly Overload[]>;

/** Functions by name, each way to call one as text: `(list(T), int) T`, or `string.(int) string` for a method. */
export type Signatures = Readonly<Record<string, readonly string[]>>;

const NAMED: Readonly<Record<string, CelType>> = {
  bool: BOOL,
  bytes: BYTES,
  double: DOUBLE,
  duration: DURATION,
  dyn: DYN,
  int: INT,
  null: NULL,
  string: STRING,
  timestamp: TIMESTAMP,
  type: TYPE,
  uint: UINT,
};

/** The overloads that signatures describe; later signatures add to a function of the same name. */
export function declare(...all: readonly Signatures[]): Declarations {
  const functions = new Map<string, Overload[]>();
  for (const signatures of all)
    for (const [name, texts] of Object.entries(signatures))
      functions.set(name, [
        ...(functions.get(name) ?? []),
        ...texts.map((text) => parseSignature(text, /^_[<>]=?_$/.test(name))),
      ]);
  return functions;
}

function parseSignature(text: string, isComparison: boolean): Overload {
  const [, receiver, takes = '', gives = ''] = /^(?:(.+)\.)?\((.*)\) (\S.*)$/.exec(text) ?? [];
  const types = [...(receiver === undefined ? [] : [receiver]), ...split(takes)];
  return {
    isMethod: receiver !== undefined,
    isMixed: isComparison && types[0] !== types[1],
    takes: types.map(parseType),
    gives: parseType(gives),
    variables: [...new Set(text.match(/\b[A-Z]\b/g) ?? [])],
  };
}

export function parseType(text: string): CelType {
  const named = NAMED[text];
  if (named) return named;
  const [, name, inside = ''] = /^(list|map)\((.*)\)$/.exec(text) ?? [];
  const [first = DYN, second = DYN] = split(inside).map(parseType);
  if (name === 'list') return listOf(first);
  if (name === 'map') return mapOf(first, second);
  return variable(text);
}

/** Parts between the commas that stand in no brackets. */
function split(text: string): string[] {
  return text.match(/[^\s,()]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?/g) ?? [];
}

import type { Signatures } from './declarations';

const NUMBERS = ['double', 'int', 'uint'];
const SORTED = ['int', 'uint', 'double', 'bool', 'duration', 'timestamp', 'string', 'bytes'];
const INTEGERS = ['int', 'uint'];

const extreme = [
  ...NUMBERS.map((type) => `(${type}) ${type}`),
  ...NUMBERS.map((type) => `(${type}, ${type}) ${type}`),
  ...['int, uint', 'int, double', 'double, int', 'double, uint', 'uint, int', 'uint, double'].map(
    (takes) => `(${takes}) dyn`,
  ),
  ...NUMBERS.map((type) => `(list(${type})) ${type}`),
];
const same = (types: readonly string[]): string[] => types.map((type) => `(${type}) ${type}`);
const pairs = INTEGERS.map((type) => `(${type}, ${type}) ${type}`);
const shifts = INTEGERS.map((type) => `(${type}, int) ${type}`);
const rounding = ['(double) double'];
const question = ['(double) bool'];
const setQuestion = ['(list(T), list(T)) bool'];

/** The functions that Tekton Triggers adds to CEL. */
export const TRIGGERS: Signatures = {
  match: ['map(string, dyn).(string, string) bool'],
  canonical: ['map(string, dyn).(string) string'],
  truncate: ['string.(int) string'],
  compareSecret: ['string.(string, string, string) bool', 'string.(string, string) bool'],
  parseJSON: ['string.() map(string, dyn)'],
  parseYAML: ['string.() map(string, dyn)'],
  parseURL: ['string.() map(string, dyn)'],
  marshalJSON: ['map(string, dyn).() string', 'list(dyn).() string'],
  last: ['list(dyn).() dyn'],
  first: ['list(dyn).() dyn'],
  translate: ['string.(string, string) string'],
};

/** The extensions Strings, Encoders, Sets, Lists and Math of cel-go. */
export const EXTENSIONS: Signatures = {
  charAt: ['string.(int) string'],
  indexOf: ['string.(string) int', 'string.(string, int) int'],
  lastIndexOf: ['string.(string) int', 'string.(string, int) int'],
  lowerAscii: ['string.() string'],
  upperAscii: ['string.() string'],
  replace: ['string.(string, string) string', 'string.(string, string, int) string'],
  split: ['string.(string) list(string)', 'string.(string, int) list(string)'],
  substring: ['string.(int) string', 'string.(int, int) string'],
  trim: ['string.() string'],
  format: ['string.(list(dyn)) string'],
  'strings.quote': ['(string) string'],
  join: ['list(string).() string', 'list(string).(string) string'],
  reverse: ['string.() string', 'list(T).() list(T)'],
  'base64.decode': ['(string) bytes'],
  'base64.encode': ['(bytes) string'],
  'json.encode': ['(dyn) string'],
  'sets.contains': setQuestion,
  'sets.equivalent': setQuestion,
  'sets.intersects': setQuestion,
  slice: ['list(T).(int, int) list(T)'],
  flatten: ['list(list(T)).() list(T)', 'list(dyn).(int) list(dyn)'],
  sort: SORTED.map((type) => `list(${type}).() list(${type})`),
  '@sortByAssociatedKeys': SORTED.map((type) => `list(T).(list(${type})) list(T)`),
  'lists.range': ['(int) list(int)'],
  distinct: ['list(T).() list(T)'],
  'math.@min': extreme,
  'math.@max': extreme,
  'math.ceil': rounding,
  'math.floor': rounding,
  'math.round': rounding,
  'math.trunc': rounding,
  'math.isInf': question,
  'math.isNaN': question,
  'math.isFinite': question,
  'math.abs': same(NUMBERS),
  'math.sign': same(NUMBERS),
  'math.bitAnd': pairs,
  'math.bitOr': pairs,
  'math.bitXor': pairs,
  'math.bitNot': same(INTEGERS),
  'math.bitShiftLeft': shifts,
  'math.bitShiftRight': shifts,
  'math.sqrt': NUMBERS.map((type) => `(${type}) double`),
};

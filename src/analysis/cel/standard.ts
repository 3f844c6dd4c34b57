import type { Signatures } from './declarations';

// Where a type is not known yet, the first way to call that fits decides: the order is that of cel-go.
const NUMBERS = ['double', 'int', 'uint'];

const pairs = (types: readonly string[], gives?: string): string[] =>
  types.map((type) => `(${type}, ${type}) ${gives ?? type}`);
const comparison = [
  ...['bool, bool', 'int, int', 'int, double', 'int, uint', 'uint, uint', 'uint, double', 'uint, int'],
  ...['double, double', 'double, int', 'double, uint', 'string, string', 'bytes, bytes'],
  ...['timestamp, timestamp', 'duration, duration'],
].map((takes) => `(${takes}) bool`);
const toInt = (...receivers: readonly string[]): string[] => receivers.map((receiver) => `${receiver} int`);
const ofTime = toInt('timestamp.()', 'timestamp.(string)');
const ofTimeOrDuration = toInt('timestamp.()', 'timestamp.(string)', 'duration.()');
const conversion = (gives: string, ...takes: readonly string[]): string[] => takes.map((type) => `(${type}) ${gives}`);

/** What every environment of CEL has. */
export const STANDARD: Signatures = {
  '_?_:_': ['(bool, A, A) A'],
  '_&&_': ['(bool, bool) bool'],
  '_||_': ['(bool, bool) bool'],
  '!_': ['(bool) bool'],
  '@not_strictly_false': ['(bool) bool'],
  '_==_': ['(A, A) bool'],
  '_!=_': ['(A, A) bool'],
  '_<_': comparison,
  '_<=_': comparison,
  '_>_': comparison,
  '_>=_': comparison,
  '_+_': [
    ...pairs(['bytes', 'double', 'duration']),
    '(duration, timestamp) timestamp',
    '(timestamp, duration) timestamp',
    ...pairs(['int', 'list(A)', 'string', 'uint']),
  ],
  '_-_': [
    ...pairs(['double', 'duration', 'int']),
    '(timestamp, duration) timestamp',
    '(timestamp, timestamp) duration',
    ...pairs(['uint']),
  ],
  '_*_': pairs(NUMBERS),
  '_/_': pairs(NUMBERS),
  '_%_': pairs(['int', 'uint']),
  '-_': ['(double) double', '(int) int'],
  '_[_]': ['(list(A), int) A', '(map(A, B), A) B'],
  '@in': ['(A, list(A)) bool', '(A, map(A, B)) bool'],
  size: ['bytes', 'list(A)', 'map(A, B)', 'string'].flatMap((type) => [`(${type}) int`, `${type}.() int`]),
  type: ['(A) type'],
  dyn: ['(A) dyn'],
  bool: conversion('bool', 'bool', 'string'),
  bytes: conversion('bytes', 'bytes', 'string'),
  double: conversion('double', 'double', 'int', 'string', 'uint'),
  duration: conversion('duration', 'duration', 'string'),
  int: conversion('int', 'int', 'double', 'duration', 'string', 'timestamp', 'uint'),
  string: conversion('string', 'string', 'bool', 'bytes', 'double', 'duration', 'int', 'timestamp', 'uint'),
  timestamp: conversion('timestamp', 'timestamp', 'int', 'string'),
  uint: conversion('uint', 'uint', 'double', 'int', 'string'),
  contains: ['string.(string) bool'],
  endsWith: ['string.(string) bool'],
  startsWith: ['string.(string) bool'],
  matches: ['(string, string) bool', 'string.(string) bool'],
  getFullYear: ofTime,
  getMonth: ofTime,
  getDayOfYear: ofTime,
  getDayOfMonth: ofTime,
  getDate: ofTime,
  getDayOfWeek: ofTime,
  getHours: ofTimeOrDuration,
  getMinutes: ofTimeOrDuration,
  getSeconds: ofTimeOrDuration,
  getMilliseconds: ofTimeOrDuration,
};

/** Names of types, which are values too: `type(x) == string`. */
export const TYPE_NAMES: ReadonlySet<string> = new Set([
  ...['bool', 'bytes', 'double', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint'],
  ...[
    'Any',
    'BoolValue',
    'BytesValue',
    'DoubleValue',
    'Duration',
    'Empty',
    'FloatValue',
    'Int32Value',
    'Int64Value',
    'ListValue',
    'StringValue',
    'Struct',
    'Timestamp',
    'UInt32Value',
    'UInt64Value',
    'Value',
  ].map((name) => `google.protobuf.${name}`),
]);

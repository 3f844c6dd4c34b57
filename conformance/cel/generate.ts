import type { Random } from '../fuzz/random';

type Type = 'bool' | 'int' | 'double' | 'string' | 'bytes' | 'list' | 'map' | 'dyn';

const TYPES: readonly Type[] = ['bool', 'int', 'double', 'string', 'bytes', 'list', 'map', 'dyn'];

/** Where an expression stands, which says what it may use. */
export interface Place {
  readonly hasTriggers: boolean;
  /** How often something of another type stands where it does not fit. */
  readonly wrongTypes: number;
  /** How often a name is one that is not there. */
  readonly wrongNames: number;
}

/** An expression of CEL, right or wrong. */
export function generateCel(random: Random, place: Place): string {
  const maker = new Maker(random, place);
  const text = maker.make('bool', random.below(4) + 1, []);
  return random.chance(0.2) ? damage(random, text) : text;
}

class Maker {
  constructor(
    private readonly random: Random,
    private readonly place: Place,
  ) {}

  make(type: Type, depth: number, names: readonly string[]): string {
    const { random, place } = this;
    const wanted = random.chance(place.wrongTypes) ? random.pick(TYPES) : type;
    if (random.chance(place.wrongNames))
      return random.pick(['foo', 'Body', 'params', 'x9', 'foo.bar', 'headers', 'int32', 'google']);
    if (names.length > 0 && (wanted === 'dyn' || random.chance(0.25))) return random.pick(names);
    if (depth <= 0) return this.leaf(wanted);
    return this.branch(wanted, depth - 1, names);
  }

  private leaf(type: Type): string {
    const { random, place } = this;
    const text = random.pick(["'a'", '"b"', "'refs/heads/main'", "r'\\d+'", "'a\\'b'", "'''x'''", "'\\u00e9'", "''"]);
    switch (type) {
      case 'bool':
        return random.pick(['true', 'false']);
      case 'int':
        return random.pick(['0', '1', '-1', '42', '0x1f', '9223372036854775807']);
      case 'double':
        return random.pick(['0.5', '1e3', '-2.25', '.5']);
      case 'string':
        return place.hasTriggers && random.chance(0.5)
          ? random.pick(['body.ref', 'requestURL', 'extensions.x', 'body.a.b'])
          : text;
      case 'bytes':
        return random.pick(["b'a'", 'b"\\x41"', "bytes('a')"]);
      case 'list':
        return random.pick([
          '[]',
          '[1, 2]',
          "['a', 'b']",
          "[1, 'a']",
          '[1, 2,]',
          '[[1], [2]]',
          '[1, 2.0]',
          '[null, 1]',
          '[dyn(1)]',
        ]);
      case 'map':
        return place.hasTriggers && random.chance(0.4)
          ? random.pick(['body', 'header', 'extensions', 'body.repository'])
          : random.pick([
              '{}',
              "{'a': 1}",
              "{'a': 'b', 'c': 'd'}",
              '{1: true}',
              "{'a': 1, 'b': 'x'}",
              "{'a': {'b': 1}}",
            ]);
      case 'dyn':
        return place.hasTriggers
          ? random.pick(['body.x', 'body.a.b', 'extensions.y', "header['X']"])
          : random.pick(['dyn(1)', "dyn('a')", 'null']);
    }
  }

  private branch(type: Type, depth: number, names: readonly string[]): string {
    const { random } = this;
    const of = (one: Type): string => this.make(one, depth, names);
    const inner = (name: string, one: Type): string => this.make(one, depth, [...names, name]);
    const variable = random.pick(['x', 'f', 'c', 'e']);
    const operator = random.pick(['==', '!=']);
    const any = random.pick(TYPES);
    switch (type) {
      case 'bool':
        return random.pick([
          () => `${of('bool')} && ${of('bool')}`,
          () => `${of('bool')} || ${of('bool')}`,
          () => `!(${of('bool')})`,
          () => `${of(any)} ${operator} ${of(any)}`,
          () => `(${of(any)}) ${operator} ${of(random.chance(0.2) ? random.pick(TYPES) : any)}`,
          () => `${of('int')} ${random.pick(['<', '<=', '>', '>='])} ${of(random.chance(0.2) ? 'double' : 'int')}`,
          () => `${of('string')} < ${of('string')}`,
          () => `${of(random.pick(['int', 'string']))} in ${of('list')}`,
          () => `${of('string')} in ${of('map')}`,
          () => `(${of('string')}).${this.fn(['startsWith', 'endsWith', 'contains', 'matches'])}(${of('string')})`,
          () =>
            `(${of('list')}).${random.pick(['all', 'exists', 'exists_one', 'existsOne'])}(${variable}, ${inner(variable, 'bool')})`,
          () => `(${of('map')}).${random.pick(['all', 'exists'])}(${variable}, ${inner(variable, 'bool')})`,
          () => `has(${of('map').replace(/^(?![a-z{].*[\w}]$).*/, '{}')}.${random.pick(['a', 'b'])})`,
          () =>
            `type(${of(any)}) == ${random.pick(['int', 'string', 'bool', 'list', 'map', 'null_type', 'google.protobuf.Duration'])}`,
          () => `(${of('bool')} ? ${of('bool')} : ${of('bool')})`,
          ...this.triggers([
            () => `${random.pick(['header', 'body'])}.${this.fn(['match'])}(${of('string')}, ${of('string')})`,
            () => `(${of('string')}).compareSecret('key', 'name')`,
            () => `sets.${random.pick(['contains', 'intersects', 'equivalent'])}(${of('list')}, ${of('list')})`,
            () => `math.isNaN(${of('double')})`,
          ]),
        ])();
      case 'int':
        return random.pick([
          () => `${of('int')} ${random.pick(['+', '-', '*', '/', '%'])} ${of('int')}`,
          () => `size(${of(random.pick(['list', 'map', 'string', 'bytes']))})`,
          () => `(${of(random.pick(['list', 'map', 'string']))}).size()`,
          () => `${this.fn(['int'])}(${of(random.pick(['double', 'string', 'int']))})`,
          () => `-(${of('int')})`,
          () => `(${of('list')})[${of('int')}]`,
          () => `timestamp('2024-01-01T00:00:00Z').${this.fn(['getFullYear', 'getMonth', 'getHours', 'getDate'])}()`,
          () => `duration(${of('string')}).getSeconds()`,
          ...this.triggers([
            () => `(${of('string')}).${this.fn(['indexOf', 'lastIndexOf'])}(${of('string')})`,
            () => `math.${random.pick(['least', 'greatest'])}(${of('int')}, ${of('int')})`,
            () => `math.abs(${of('int')})`,
            () => `math.${random.pick(['least', 'greatest'])}(${of('list')})`,
          ]),
        ])();
      case 'double':
        return random.pick([
          () => `${of('double')} ${random.pick(['+', '-', '*', '/'])} ${of('double')}`,
          () => `double(${of(random.pick(['int', 'string']))})`,
          ...this.triggers([() => `math.${random.pick(['ceil', 'floor', 'round', 'sqrt'])}(${of('double')})`]),
        ])();
      case 'string':
        return random.pick([
          () => `${of('string')} + ${of('string')}`,
          () => `${this.fn(['string'])}(${of(random.pick(['int', 'double', 'bool', 'bytes', 'string']))})`,
          () => `(${of('bool')} ? ${of('string')} : ${of('string')})`,
          () => `(${of('map')})['a']`,
          ...this.triggers([
            () => `(${of('string')}).${this.fn(['lowerAscii', 'upperAscii', 'trim', 'reverse'])}()`,
            () => `(${of('string')}).truncate(${of('int')})`,
            () => `(${of('string')}).replace(${of('string')}, ${of('string')})`,
            () => `(${of('string')}).substring(${of('int')})`,
            () => `(${of('string')}).translate(${of('string')}, ${of('string')})`,
            () => `(${of('list')}).join(${of('string')})`,
            () => `header.${this.fn(['canonical'])}(${of('string')})`,
            () => `base64.encode(${of('bytes')})`,
            () => `(${of(random.pick(['map', 'list']))}).marshalJSON()`,
            () => `'%s %d'.format([${of('string')}, ${of('int')}])`,
          ]),
        ])();
      case 'bytes':
        return random.pick([
          () => `bytes(${of('string')})`,
          () => `${of('bytes')} + ${of('bytes')}`,
          ...this.triggers([() => `base64.decode(${of('string')})`]),
        ])();
      case 'list':
        return random.pick([
          () => `[${random.times(0, 3, () => of(random.chance(0.3) ? random.pick(TYPES) : any)).join(', ')}]`,
          () => `(${of('list')}).map(${variable}, ${inner(variable, any)})`,
          () => `(${of('list')}).map(${variable}, ${inner(variable, 'bool')}, ${inner(variable, any)})`,
          () => `(${of('list')}).filter(${variable}, ${inner(variable, 'bool')})`,
          () => `${of('list')} + ${of('list')}`,
          () => `(${of('map')}).map(${variable}, ${inner(variable, any)})`,
          ...this.triggers([
            () => `(${of('string')}).split(${of('string')})`,
            () => `(${of('list')}).${random.pick(['reverse', 'distinct', 'sort', 'flatten'])}()`,
            () => `(${of('list')}).slice(0, 1)`,
            () => `(${of('list')}).sortBy(${variable}, ${inner(variable, any)})`,
            () => `lists.range(${of('int')})`,
          ]),
        ])();
      case 'map':
        return random.pick([
          () => `{${random.times(0, 3, () => `${of('string')}: ${of(any)}`).join(', ')}}`,
          ...this.triggers([() => `(${of('string')}).${this.fn(['parseJSON', 'parseYAML', 'parseURL'])}()`]),
        ])();
      case 'dyn':
        return random.pick([
          () => `dyn(${of(any)})`,
          () => `(${of('map')}).a`,
          () => `(${of('list')})[0]`,
          ...this.triggers([() => `(${of('list')}).${random.pick(['first', 'last'])}()`]),
        ])();
    }
  }

  private triggers<T>(parts: readonly T[]): readonly T[] {
    return this.place.hasTriggers ? parts : [];
  }

  /** A function, or now and then one that is not there or cannot be called so. */
  private fn(names: readonly string[]): string {
    return this.random.chance(this.place.wrongNames * 2)
      ? this.random.pick([
          'toUpper',
          'length',
          'startswith',
          'decodeb64',
          'match',
          'canonical',
          'first',
          'hex',
          'json',
          'bind',
          'sum',
        ])
      : this.random.pick(names);
  }
}

const SIGNS = [
  '$',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  "'",
  '"',
  '.',
  ',',
  ':',
  '?',
  '&',
  '|',
  '!',
  '=',
  '\\',
  ' ',
  '@',
  '#',
  '`',
  '1',
  'a',
  '\n',
  'ä',
  ';',
  '//',
];
const WORDS = [
  'in',
  'as',
  'null',
  'true',
  'has(a)',
  '$(params.x)',
  "'\\z'",
  '9223372036854775808',
  '1u',
  '1.',
  'b',
  "r'",
  'while',
  '1e',
  '0x',
  '.5',
  'a b',
  '{a: 1}',
  'a{}',
  '[,]',
  '&&',
  '==',
  'x.all(1, 2)',
  "'\\400'",
];

/** Changes signs, so that mostly something comes out that cannot be read. */
function damage(random: Random, text: string): string {
  let damaged = text;
  for (let i = 0; i < random.below(2) + 1; i++) {
    const at = random.below(damaged.length + 1);
    const piece = random.chance(0.7) ? random.pick(SIGNS) : random.pick(WORDS);
    damaged = damaged.slice(0, at) + (random.chance(0.4) ? '' : piece) + damaged.slice(at + random.below(3));
  }
  return damaged;
}

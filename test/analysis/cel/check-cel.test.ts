import { checkCel } from '../../../src/analysis/cel/check-cel';
import { INTERCEPTOR_CEL, WHEN_CEL } from '../../../src/analysis/cel/environment';

const faultsOf = (text: string, environment = WHEN_CEL): string[] =>
  checkCel(environment, text).map(({ kind, position, message }) => `${kind} ${position}: ${message}`);

describe('expressions that can be evaluated', () => {
  test.each([
    "'$(params.branch)' == 'main'",
    "'a' in ['a', 'b'] && size('x') < 3",
    "[1, 'a'].exists(x, x == 'a')",
    "{'a': 1}.a == 1 // why",
    "dyn(1) + 'a' == 'x'",
    'type(1) == int',
    "['a'].all(trueish, trueish == 'a')",
    "['a'].exists(index, index == 'a')",
    "int('1') == 1",
    "timestamp('2024-01-01T00:00:00Z').getHours( ) == 0",
    '[].all(c, 1 < 2.0)',
    '-9223372036854775808 < 0',
  ])('when: %s', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  test.each([
    "body.ref.startsWith('refs/heads/') && header.match('X-GitHub-Event', 'push')",
    'body.commits.exists(c, c.added.exists(f, f.startsWith("src/")))',
    "extensions.changed_files.split(',').exists(f, f.matches('^src/.*'))",
    'math.least(1, 2) == 1 && body.items.sortBy(x, x.id).first().name == "a"',
    'base64.encode(bytes(body.head_commit.message)) + requestURL.parseURL().query.a.truncate(7)',
    "'%s has %d'.format([body.name, 3]) != ''",
  ])('interceptor: %s', (text) => {
    expect(faultsOf(text, INTERCEPTOR_CEL)).toEqual([]);
  });
});

describe('faults', () => {
  test.each([
    ["$(params.branch) == 'main'", 'syntax 0: "$" has no place in it outside of quotes'],
    ['1 +', 'syntax 3: it ends too early'],
    ['', 'syntax 0: it ends too early'],
    ["'main", 'syntax 0: a text is not closed'],
    ["'a' 'b'", 'syntax 4: a text is not closed'],
    ['while', 'syntax 0: "while" is a reserved word'],
    ["'\\d' == ''", 'syntax 0: \\d is no escape of CEL; a backslash is written as \\\\'],
    ['1 < 9223372036854775808', 'syntax 4: 9223372036854775808 is too large'],
    ['has(size)', 'syntax 4: has() takes a field: has(body.field)'],
    ['[1].all(1, true)', 'syntax 8: the first argument of all() is the name of a variable'],
    ['branch == 1', 'unknown-name 0: there is no variable "branch"'],
    ['index == 1', 'unknown-name 0: there is no variable "index"'],
    ["'a'.lowerAscii() == 'a'", 'unknown-function 3: there is no function "lowerAscii"'],
    ['[1].existsOne(x, true)', 'unknown-function 3: there is no function "existsOne"'],
    ["'a' == 1", 'type 4: "==" does not take "string" and "int"'],
    ['size(1) == 1', 'type 0: function "size" does not take "int"'],
    ["'a'.startsWith(1)", 'type 3: function "startsWith" of "string" does not take "int"'],
    ["true ? 1 : 'a'", 'type 0: "? :" does not take "bool", "int", "string"'],
    ['1 < 2.0', 'type 2: "<" does not take "int" and "double"'],
    ["'a'.b == 1", 'type 3: a value of type "string" has no fields'],
    ['1.all(x, true)', 'type 0: "int" is neither a list nor a map'],
    ["[1][0] == 1 && ['a'][true] == 'b'", 'type 20: "list(string)" cannot be indexed with "bool"'],
  ])('%s', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test('all of one expression, in the order in which they stand', () => {
    expect(faultsOf('foo(a) && b == 1')).toEqual([
      'unknown-function 0: there is no function "foo"',
      'unknown-name 4: there is no variable "a"',
      'unknown-name 10: there is no variable "b"',
    ]);
  });

  test.each([
    ['body.a.decodeb64()', 'unknown-function 6: there is no function "decodeb64"'],
    ["header.match('a')", 'type 6: function "match" of "map(string, dyn)" does not take "string"'],
    ["math.least('a')", 'syntax 11: math.least() takes numbers'],
    ["'%d'.format(['a'])", 'type 12: "%d" formats double, int, uint, not string'],
    ["'%y'.format([1])", 'type 12: there is no clause "%y"'],
  ])('interceptor: %s', (text, fault) => {
    expect(faultsOf(text, INTERCEPTOR_CEL)).toEqual([fault]);
  });
});

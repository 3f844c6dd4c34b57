import { findJsonPath } from '../../../src/analysis/json-path/find-json-path';
import { parseJsonPath } from '../../../src/analysis/json-path/parse-json-path';

const ROOT = {
  a: { b: 'x', 'c.d': 1 },
  list: [
    { name: 'http', href: 'h' },
    { name: 'ssh', href: 's' },
  ],
  numbers: [1, 2, 3],
  none: null,
};

test.each([
  ['.a.b', ['x']],
  ['.a.c\\.d', [1]],
  ['.list[0].name', ['http']],
  ['.list[-1].name', ['ssh']],
  ['.list[*].href', ['h', 's']],
  ['.list[?(@.name=="ssh")].href', ['s']],
  [".list[?(@.name=='http')].href", ['h']],
  ['.numbers[0:2]', [1, 2]],
  ['.numbers[0,2]', [1, 3]],
  ['.numbers[::2]', [1, 3]],
  ['..name', ['http', 'ssh']],
  ["['a']['b']", ['x']],
  ['.none', [null]],
])('%s', (path, found) => {
  expect(findJsonPath(parseJsonPath(path), ROOT)).toEqual(found);
});

test.each([
  ['.a.x', 'x is not found'],
  ["['a.b.c']", 'c is not found'],
  ['.numbers[3]', 'array index out of bounds: index 3, length 3'],
  ['.a[0]', 'it is not array or slice'],
  ['.numbers[', 'unterminated array'],
  ['.numbers[x]', 'invalid array index x'],
  ['.list[?(@.name==1)]', 'incompatible types for comparison'],
  ['.a%', 'a% is not found'],
  ['.a,b', 'unrecognized character in action: ","'],
])('%s leads nowhere', (path, fault) => {
  expect(() => findJsonPath(parseJsonPath(path), ROOT)).toThrow(fault);
});

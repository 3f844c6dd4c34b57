import { globToRe2 } from '../../src/triggers/events/glob';

const matches = (glob: string, path: string): boolean => new RegExp(`^${globToRe2(glob)}$`, 's').test(path);

test.each([
  ['src/**', 'src/a/b.py', true],
  ['src/**', 'source/a', false],
  ['**/*.md', 'README.md', true],
  ['**/*.md', 'docs/a/b.md', true],
  ['src/**/test', 'src/test', true],
  ['src/**/test', 'src/a/b/test', true],
  ['*.md', 'docs/a.md', false],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['{api,web}/**', 'web/x', true],
  ['{api,web}/**', 'app/x', false],
  ['a.b', 'axb', false],
  ['a+(b)$^|\\', 'a+(b)$^|\\', true],
])('%s and %s: %s', (glob, path, expected) => {
  expect(matches(glob, path)).toBe(expected);
});

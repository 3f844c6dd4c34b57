import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { toYaml } from '../../src/core/app/write-yaml';

/** Pieces of which texts that are hard to write are made. */
const HARD = [
  ...[
    'a',
    'B',
    '1',
    '0',
    '_',
    '.',
    '/',
    '$',
    '(',
    ')',
    '-',
    '+',
    '~',
    '=',
    '<',
    '>',
    '!',
    '&',
    '*',
    '@',
    '%',
    '`',
    '|',
    '?',
  ],
  ...[
    ':',
    '#',
    ',',
    ';',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\r',
    '\t',
    '\u0001',
    'é',
    '\u2028',
    '😀',
  ],
  ...[
    'yes',
    'NO',
    'null',
    'true',
    'On',
    '0x1f',
    '0o17',
    '1e3',
    '12:30',
    '2024-01-01',
    'e3',
    '---',
    '...',
    '<<',
    '.inf',
    'https://',
  ],
  ...['$(params.url)', '$(tasks.a.results.b[*])', 'echo "$A" # no', 'key: value', '- item', '#!/bin/sh\n', 'set -eu\n'],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...HARD), { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ maxLength: 90 }),
);
const key = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[a-z][A-Za-z./-]{0,8}$/) },
  { weight: 1, arbitrary: text },
);
const scalar = fc.oneof(text, text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const document = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true });

/** Texts that are quoted although cdk8s leaves them bare. */
const MISREAD = /^(=|<<|[-+]?0o[0-7]+)$|^[^\n]*\t[^\n]*$/;

test('documents are written byte for byte as cdk8s writes them, save for texts that some parsers misread', () => {
  fc.assert(
    fc.property(fc.array(document, { minLength: 1, maxLength: 3 }), (documents) => {
      fc.pre(!holdsMisread(documents));
      expect(toYaml(documents)).toBe(Yaml.stringify(...documents));
    }),
    { numRuns: 3000 },
  );
});

test('every text comes back as it was, at every depth, whichever YAML is read', () => {
  fc.assert(
    fc.property(text, (value) => {
      // The library loses spaces of texts that are nothing but space.
      fc.pre(value.trim() !== '');
      const content = { a: value, b: [value, [value], { c: value }], d: { e: { f: value } } };
      const written = toYaml([content]);
      for (const version of ['1.1', '1.2'] as const) {
        const [read] = parseAllDocuments(written, { version });
        expect({ errors: read?.errors, content: read?.toJS() as unknown }).toEqual({ errors: [], content });
      }
    }),
    { numRuns: 3000 },
  );
});

test.each(HARD)('the text %j is written as cdk8s writes it, or in quotes', (value) => {
  const written = toYaml([{ a: value, b: [value] }]);

  expect(written).toBe(
    MISREAD.test(value)
      ? `a: ${JSON.stringify(value)}\nb:\n  - ${JSON.stringify(value)}\n`
      : Yaml.stringify({ a: value, b: [value] }),
  );
});

function holdsMisread(part: unknown): boolean {
  if (typeof part === 'string') return MISREAD.test(part);
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([name, value]) => MISREAD.test(name) || holdsMisread(value));
}

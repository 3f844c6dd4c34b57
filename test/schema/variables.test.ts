import fc from 'fast-check';
import {
  isWholeVariable,
  parseSubstitutions,
  parseVariables,
  printVariable,
  VARIABLE_ROOTS,
} from '../../src/schema/variables';

const texts = (text: string) => parseVariables(text).map((variable) => variable.text);

describe('parseVariables', () => {
  test.each([
    ['dots', '$(params.url)', ['params', 'url']],
    ['single quotes', "$(params['a.b'])", ['params', 'a.b']],
    ['double quotes', '$(params["a.b"])', ['params', 'a.b']],
    ['a word behind brackets', "$(results['a'].path)", ['results', 'a', 'path']],
    ['a result', '$(tasks.clone.results.commit)', ['tasks', 'clone', 'results', 'commit']],
    ['dashes and digits', '$(steps.step-1.exitCode.path)', ['steps', 'step-1', 'exitCode', 'path']],
  ])('reads %s', (_, text, segments) => {
    expect(parseVariables(text)).toEqual([
      expect.objectContaining({ text, start: 0, end: text.length, segments, malformed: false }),
    ]);
  });

  test.each([
    ['$(params.a[0])', 0],
    ['$(params.a[17])', 17],
    ['$(params.a[*])', '*'],
    ["$(params['a'][*])", '*'],
    ['$(params["a"][2])', 2],
    ['$(tasks.t.results.r[1])', 1],
  ])('reads the index of %s', (text, index) => {
    expect(parseVariables(text)[0]).toMatchObject({ index, malformed: false });
  });

  it('says where each of several variables stands', () => {
    const text = 'a$(params.x)b$(date)$(tasks.t.status)';
    expect(parseVariables(text).map(({ start, end }) => [start, end, text.slice(start, end)])).toEqual([
      [1, 12, '$(params.x)'],
      [20, 37, '$(tasks.t.status)'],
    ]);
  });

  test.each([
    '$(date)',
    '$(cat x)',
    '$(params)',
    '$(params[0])',
    '$(params[x])',
    '$( params.x )',
    '$(parameters.x)',
    '$((1 + 2))',
    '${params.x}',
    '(params.x)',
    '$params.x',
    '$(params.x',
    '$(params.x\n)',
    '$(',
    '$',
  ])('leaves %j to the shell', (text) => {
    expect(parseVariables(text)).toEqual([]);
  });

  test.each([
    '$(params.a b)',
    '$(params.)',
    '$(params.a..b)',
    '$(params.a.)',
    "$(params['a)",
    '$(params.a[x])',
    '$(params.a[0].b)',
    '$(params.a[0)',
  ])('marks %j as malformed, since Tekton refuses it', (text) => {
    expect(parseVariables(text)).toEqual([expect.objectContaining({ text, malformed: true })]);
  });

  it('finds a variable behind a doubled dollar, since Tekton replaces it, and says so', () => {
    expect(parseVariables('$$(params.x) $(params.x)').map(({ start, escaped }) => [start, escaped])).toEqual([
      [1, true],
      [13, false],
    ]);
  });

  it('finds a variable inside a command substitution', () => {
    expect(texts('$(echo $(params.x))')).toEqual(['$(params.x)']);
  });

  it('finds names with a known root only, parseSubstitutions finds all', () => {
    const text = '$(date) $(TOKEN) $(params.x) $(cat x) $(a.b[0])';
    expect(texts(text)).toEqual(['$(params.x)']);
    expect(parseSubstitutions(text).map((found) => found.text)).toEqual([
      '$(date)',
      '$(TOKEN)',
      '$(params.x)',
      '$(a.b[0])',
    ]);
  });

  it('never throws and stays inside the text, for all texts of 7 pieces', () => {
    const pieces = ['$(', ')', 'params', '.', "['", "']", '[*]', 'x', '\n', '$'];
    let count = 0;
    const grow = (text: string, left: number) => {
      count++;
      let from = 0;
      for (const { start, end, text: own } of parseVariables(text)) {
        if (start < from || own !== text.slice(start, end)) throw new Error(JSON.stringify(text));
        from = end;
      }
      if (left > 0) for (const piece of pieces) grow(text + piece, left - 1);
    };
    grow('$(params', 5);
    expect(count).toBe(111_111);
  });

  it('reads what printVariable prints', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[\w-]+$/),
      fc.stringMatching(/^[^'"\n)]+$/),
      fc.constantFrom('constructor', '10', '[*]', '$('),
    );
    const index = fc.oneof(fc.nat(), fc.constant('*' as const), fc.constant(undefined));
    fc.assert(
      fc.property(fc.constantFrom(...VARIABLE_ROOTS), fc.array(word, { minLength: 1 }), index, (root, words, at) => {
        const variable = { segments: [root, ...words], ...(at !== undefined && { index: at }) };
        const text = printVariable(variable);
        expect(parseVariables(`x${text}y`)).toEqual([
          expect.objectContaining({ ...variable, text, start: 1, malformed: false }),
        ]);
      }),
    );
  });

  test.each([
    '$(params.',
    "$(params['",
    '$(params["$(params[\'',
    '$(params.x[',
    '$(',
    '$$',
    '$(params.a b',
    "$(params['a']",
  ])('reads 200,000 times %j in one go', (piece) => {
    expect(parseVariables(piece.repeat(200_000)).length).toBeLessThan(2);
  });
});

describe('isWholeVariable', () => {
  test.each([
    ['$(params.x)', true],
    ['$(params.x[*])', true],
    ['$(params.x) ', false],
    ['a$(params.x)', false],
    ['$(params.x)$(params.y)', false],
    ['$(params.x y)', false],
    ['$(date)', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isWholeVariable(text)).toBe(expected);
  });
});

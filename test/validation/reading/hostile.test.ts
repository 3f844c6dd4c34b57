import fc from 'fast-check';
import { renderText } from '../../../src/diagnostics/render-text';
import { lint } from '../../../src/validation/lint';
import { parse, stringify } from 'yaml';

const found = (text: string | Uint8Array): string[] =>
  lint([{ name: 'a.yaml', text }], { admissionOnly: true }).diagnostics.map(
    ({ rule, message, at }) => `${rule} ${at.source?.line ?? 0}:${at.source?.column ?? 0} ${message}`,
  );
const TASK =
  'apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: a }\nspec: { steps: [{ name: ls, image: alpine }] }\n';
const bytes = (...parts: (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))));

describe('a file', () => {
  test.each([
    ['that is empty', ''],
    ['of comments', '# nothing\n'],
    ['of separators', '---\n---\n...\n'],
    ['with a byte order mark', `\ufeff${TASK}`],
    ['with a byte order mark in bytes', bytes(0xef, 0xbb, 0xbf, TASK)],
    ['in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TASK, 'utf16le')])],
    ['with line ends of Windows', TASK.replaceAll('\n', '\r\n')],
    ['with line ends of the first Macs', TASK.replaceAll('\n', '\r')],
  ])('%s is read', (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  test('with line ends of the first Macs has lines', () => {
    const [report] = found(TASK.replace('image:', 'imag:').replaceAll('\n', '\r'));
    expect(report).toMatch(/^unknown-field 4:29 /);
  });

  test.each(['%YAML 1.1', '%YAML 1.2', '%YAML 9.9', '%TAG ! tag:example.com,2026:', '%OTHER'])(
    'that begins with %s is refused, as kubectl does',
    (directive) => {
      const [word = ''] = directive.split(' ');
      expect(found(`# a\n\n${directive}\n---\n${TASK}`)).toEqual([
        `invalid-yaml 3:1 kubectl reads no file that begins with directive "${word}"`,
      ]);
    },
  );

  test('that is not UTF-8 is refused where it stops being text', () => {
    expect(found(bytes(TASK, '# caf', 0xe9, '\n'))).toEqual(['invalid-encoding 5:6 the file is not UTF-8 text']);
  });

  test.each([
    ['NUL', '\0', '0000'],
    ['ESC', '\x1b', '001B'],
    ['DEL', '\x7f', '007F'],
    ['a byte order mark', '\ufeff', 'FEFF'],
  ])('with %s inside is refused where it stands', (_name, character, code) => {
    expect(found(`${TASK}# a${character}b\n`)).toEqual([`invalid-yaml 5:4 YAML has no character U+${code}`]);
  });

  test('of JSON may have DEL as it is, and no other control', () => {
    const json = (text: string): string => JSON.stringify(parse(TASK)).replace('alpine', text);
    expect(found(json('al\x7fpine'))).toEqual([]);
    expect(found(json('al\x01pine'))).toEqual([expect.stringContaining('YAML has no character U+0001')]);
  });

  test('with tabs is refused where the tab stands', () => {
    expect(found('kind:\n\t- a\n')).toEqual(['invalid-yaml 2:1 tabs are not allowed as indentation']);
  });

  test('with a key twice is refused at the second', () => {
    expect(found(`${TASK}kind: Task\n`)).toEqual(['duplicate-key 5:1 key "kind" is written twice in one map']);
  });

  test('with as many keys as a file of some megabytes has is read key by key', () => {
    const data = Array.from({ length: 30_000 }, (_, i) => `  k${i}: v\n`).join('');
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n${data}`;
    expect(found(text)).toEqual([]);
    expect(found(`${text}  k7: again\n`)).toEqual(['duplicate-key 30005:3 key "k7" is written twice in one map']);
  });

  test('with several keys twice is refused at each, also in other documents', () => {
    const text = `${TASK}---\nkind: List\n'kind': List\nkind: a\nitems: [{ b: 1, c: 2, "b": 3 }]\n`;
    expect(found(text)).toEqual([
      'duplicate-key 7:1 key "kind" is written twice in one map',
      'duplicate-key 8:1 key "kind" is written twice in one map',
      'duplicate-key 9:23 key "b" is written twice in one map',
    ]);
  });

  test('that names an anchor nobody set is refused there', () => {
    expect(found(TASK.replace('alpine', '*image'))).toEqual([
      'invalid-yaml 4:36 nothing is anchored as "image" before',
    ]);
  });

  test.each([
    ['a placeholder', 'metadata: { name: ${NAME} }', 'fill placeholders in first'],
    ['another indentation', 'metadata:\n  name: a\n   labels: {}', 'give this line and the next the same indentation'],
    ['an open quote', "metadata: { name: 'a }", 'close the quote or bracket'],
    ['a tab', 'metadata:\n\tname: a', 'indent with spaces'],
  ])('with %s says what to do', (_name, text, help) => {
    const [first] = lint([{ name: 'a.yaml', text }]).diagnostics;
    expect([first?.rule, ...(first?.help ?? [])]).toEqual(['invalid-yaml', expect.stringContaining(help)]);
  });

  test.each(['{% if x %}', '  {%- for x in y -%}'])('with a line %s is a template', (line) => {
    expect(found(`${line}\n${TASK}`)[0]).toMatch(/^helm-template /);
  });

  test('that is a List of no list is refused there', () => {
    expect(found('apiVersion: v1\nkind: List\nitems: { a: b }\n')).toEqual([
      'invalid-yaml 3:1 field "items" of a List must be a list',
    ]);
    expect(found('apiVersion: v1\nkind: List\nitems:\n')).toEqual([]);
  });

  test('whose kind and apiVersion are no texts is refused', () => {
    expect(found('apiVersion: { toString: a }\nkind: { toString: a }\n')).toEqual([
      'unknown-kind 1:1 "apiVersion" of the document is not a text',
    ]);
  });

  test('of several documents is read as far as they can be read', () => {
    const all = found(`${TASK}---\na: 'b\n---\n${TASK.replace('name: a', 'name: A_')}`);
    expect(all[0]).toMatch(/^invalid-yaml /);
  });
});

describe('aliases', () => {
  test('that blow up are refused', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) {
      const [name, last] = ['abcdefghijkl'[i], 'abcdefghijkl'[i - 1]];
      lines.push(`${name}: &${name} [${Array(9).fill(`*${last}`).join(', ')}]`);
    }
    expect(found(lines.join('\n'))).toEqual([
      expect.stringMatching(/^invalid-yaml 1:1 aliases make the document as large as \d+ values/),
    ]);
  });

  test.each([
    ['of a list', 'apiVersion: v1\nkind: &a [*a]\n'],
    ['of a map', '&a\napiVersion: v1\nkind: x\nspec: *a\n'],
  ])('that make a circle %s are refused', (_name, text) => {
    expect(found(text)).toEqual([expect.stringMatching(/^invalid-yaml \d:\d+ the document contains itself/)]);
  });

  test('that merge maps again and again are refused before they are built', () => {
    const lines = ['m0: &m0 { k: v }'];
    for (let i = 1; i < 40; i++) lines.push(`m${i}: &m${i} { <<: [*m${i - 1}, *m${i - 1}], k${i}: *m${i - 1} }`);
    expect(found(`apiVersion: v1\nkind: ConfigMap\n${lines.join('\n')}`)).toEqual([
      expect.stringMatching(/^invalid-yaml 1:1 aliases make the document as large as .* values/),
    ]);
  });

  test('stand for the last anchor of their name', () => {
    const again = TASK.replace('name: a }', 'name: &n B_ }').replace('name: ls', 'name: &n ls, workingDir: *n');
    expect(found(again)).toEqual([expect.stringMatching(/^invalid-name 3:\d+ Task name "B_"/)]);
  });

  test('of nothing are refused', () => {
    expect(found('kind: *a\n')).toEqual(['invalid-yaml 1:7 nothing is anchored as "a" before']);
  });

  test('may be many, if they stay small', () => {
    const uses = Array.from({ length: 2000 }, () => '*v').join(', ');
    expect(found(TASK.replace('image: alpine', `image: &v alpine, args: [${uses}]`))).toEqual([]);
  });

  test('are refused when they are more than anybody writes', () => {
    const uses = Array.from({ length: 20_000 }, () => '*v').join(', ');
    expect(found(TASK.replace('image: alpine', `image: &v alpine, args: [${uses}]`))).toEqual([
      'invalid-yaml 1:1 the document has 20000 aliases, more than 10000',
    ]);
  });
});

describe('large and deep', () => {
  test.each([
    ['lists', (n: number) => '['.repeat(n) + ']'.repeat(n)],
    ['maps', (n: number) => '{a: '.repeat(n) + '}'.repeat(n)],
    ['JSON', (n: number) => '{"a":'.repeat(n) + '1' + '}'.repeat(n)],
  ])('ten thousand levels of %s end with an answer', (_name, nested) => {
    for (const at of ['spec', 'metadata', 'kind']) {
      const text = `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: a }\n`.replace(
        new RegExp(`^${at}:.*\n`, 'm'),
        '',
      );
      expect(found(`${text}${at}: ${nested(10_000)}\n`).join()).toContain('the document is nested too deeply');
    }
  });

  test('a document of five megabytes is read', () => {
    const steps = Array.from({ length: 300 }, (_, i) => ({
      name: `s${i}`,
      image: 'alpine',
      script: 'x'.repeat(17_000),
    }));
    const text = JSON.stringify({
      apiVersion: 'tekton.dev/v1',
      kind: 'Task',
      metadata: { name: 'a' },
      spec: { steps },
    });
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(found(text)).toEqual([]);
  });

  test('ten thousand tasks, each wrong, give ten thousand findings and a report of a hundred', () => {
    const tasks = Array.from({ length: 10_000 }, (_, i) => `    - { name: T${i}, taskRef: { name: x } }`);
    const text = `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: a }\nspec:\n  tasks:\n${tasks.join('\n')}\n`;
    const { diagnostics } = lint([{ name: 'a.yaml', text }], { admissionOnly: true });
    expect(diagnostics).toHaveLength(10_000);
    expect(diagnostics.at(-1)?.at.source?.line).toBe(10_005);
    expect(renderText(diagnostics)).toContain('… and 9900 more');
  });
});

describe('with all rules', () => {
  const all = (text: string): readonly string[] => lint([{ name: 'a.yaml', text }]).diagnostics.map(({ rule }) => rule);

  test('a script of variables without an end is read', () => {
    const task = TASK.replace(
      'image: alpine',
      `image: alpine, script: "${'$(params.x $(( results. '.repeat(100_000)}"`,
    );
    expect(all(task)).toContain('mutable-image-tag');
  });

  test.each(['script', 'workingDir', 'image'])('a field %s of openings only is read, and no rule breaks', (field) => {
    const task = TASK.replace(
      'image: alpine',
      `${field === 'image' ? '' : 'image: alpine, '}${field}: "${'$('.repeat(100_000)}"`,
    );
    expect(all(task)).not.toContain('rule-crash');
  });

  test('a variable that stands ten thousand times in a text is told once', () => {
    const task = TASK.replace('image: alpine', `image: alpine, script: "${'$(tasks.a.results.b) '.repeat(10_000)}"`);
    expect(all(task).filter((rule) => rule === 'unresolved-variable')).toHaveLength(1);
  });

  test('five thousand tasks that write into one workspace are told of once each', () => {
    const spec = '{ workspaces: [{ name: w }], steps: [{ image: alpine, script: "date > $(workspaces.w.path)/d" }] }';
    const tasks = Array.from(
      { length: 5_000 },
      (_, i) => `    - { name: t${i}, workspaces: [{ name: w }], taskSpec: ${spec} }`,
    );
    const text = `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: a }\nspec:\n  workspaces: [{ name: w }]\n  tasks:\n`;
    expect(all(text + tasks.join('\n')).filter((rule) => rule === 'unordered-workspace')).toHaveLength(4_999);
  });

  test('a condition of ten thousand results is read', () => {
    const when = `when: [{ input: "${'$(tasks.a.results.b) '.repeat(10_000)}", operator: in, values: [x] }]`;
    const tasks = `tasks: [{ name: a, taskRef: { name: x }, ${when} }, { name: b, taskRef: { name: x }, ${when} }]`;
    expect(all(`apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: a }\nspec: { ${tasks} }\n`)).toContain(
      'task-cycle',
    );
  });

  test('a script of here documents without an end is read', () => {
    const script = 'cat > $(results.r.path) <<E\\n'.repeat(10_000);
    expect(all(TASK.replace('image: alpine', `image: alpine, script: "${script}"`))).toContain('mutable-image-tag');
  });

  test('thousands of names are looked for among thousands', () => {
    const runs = Array.from(
      { length: 1500 },
      (_, i) =>
        `apiVersion: tekton.dev/v1\nkind: TaskRun\nmetadata: { name: r${i} }\nspec: { serviceAccountName: one-number-${i}, taskRef: { name: t } }\n`,
    );
    const accounts = Array.from(
      { length: 1500 },
      (_, i) => `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: two-number-${i} }\n`,
    );
    expect(all([...runs, ...accounts].join('---\n'))).toEqual([]);
  });

  test('a chain of two thousand tasks is followed', () => {
    const tasks = Array.from(
      { length: 2000 },
      (_, i) => `    - { name: t${i}, runAfter: [${i > 0 ? `t${i - 1}` : ''}], taskRef: { name: x } }`,
    );
    const text = `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: a }\nspec:\n  tasks:\n${tasks.join('\n')}\n`;
    expect(all(text)).toEqual([]);
  });
});

describe('anything', () => {
  const answers = (text: string | Uint8Array): void => {
    const { diagnostics, sources } = lint([{ name: 'a.yaml', text }]);
    expect(renderText(diagnostics, { sources })).not.toContain('rule-crash');
  };

  test('of bytes gets an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), answers), { numRuns: 300 });
  });

  test('of text gets an answer', () => {
    const word = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a',
      '<<: ',
      '"',
      "'",
      '|\n',
      '>',
      '#',
      '---\n',
      '? ',
      '!!',
      '\t',
      '{{ x }}',
      '$(params.a)',
      'kind: Task\n',
      'apiVersion: tekton.dev/v1\n',
      'spec:\n',
      '\ufeff',
      '\r\n',
      '%',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
        answers,
      ),
      { numRuns: 1000 },
    );
  });

  test.each(['apiVersion', 'kind', 'metadata', 'spec', 'items'])(
    '%s that no text can be made of gets an answer',
    (part) => {
      answers(stringify({ ...(parse(TASK) as object), [part]: { toString: null } }));
    },
  );

  test('in place of any part of a document gets an answer', () => {
    const whole = parse(TASK) as object;
    const places = ['apiVersion', 'kind', 'metadata', 'spec', 'items'];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.json({ maxDepth: 3 }), (place, value) => {
        answers(stringify({ ...whole, [place]: JSON.parse(value) as unknown }));
      }),
      { numRuns: 500 },
    );
  });
});

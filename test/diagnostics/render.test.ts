import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { diagnostic, type Diagnostic } from '../../src/diagnostics/diagnostic';
import { COLOURS } from '../../src/diagnostics/palette';
import { renderGithub } from '../../src/diagnostics/render-github';
import { renderSarif } from '../../src/diagnostics/render-sarif';
import { renderText } from '../../src/diagnostics/render-text';

const TEXT = 'kind: Pipeline\nspec:\n  value: $(tasks.clone.results.comit)\n';
const IN_FILE = diagnostic({
  rule: 'unknown-result',
  message: 'task "clone" has no result "comit"',
  at: {
    document: { kind: 'Pipeline', name: 'delivery' },
    field: 'tasks[2] "build" › params.image',
    path: 'spec.tasks[2].params[0].value',
    source: { file: 'ci/a,b:100%.yaml', line: 3, column: 33, length: 5 },
  },
  related: [{ note: '"clone" runs Task "git-clone"', at: { source: { file: 'b.yaml', line: 3, column: 9 } } }],
  help: 'did you mean "commit"?\nresults: commit, url',
});
const IN_TREE = diagnostic({
  rule: 'unused-param',
  severity: 'warning',
  message: 'param "url" reaches no task',
  at: { construct: 'shop/delivery', field: 'params.url', source: { file: 'main.ts', line: 4, column: 7 } },
});

describe('text', () => {
  test('shows the line that is meant, notes and help', () => {
    const sources = new Map([['ci/a,b:100%.yaml', TEXT]]);
    expect(renderText([IN_FILE, IN_TREE], { sources })).toBe(
      `error[unknown-result]: task "clone" has no result "comit"
  at ci/a,b:100%.yaml:3:33                             Pipeline "delivery" › tasks[2] "build" › params.image
     3 |   value: $(tasks.clone.results.comit)
       |                                 ^^^^^
  note: "clone" runs Task "git-clone" at b.yaml:3:9
  help: did you mean "commit"?
        results: commit, url

warning[unused-param]: param "url" reaches no task
  at shop/delivery › params.url                        main.ts:4:7`,
    );
  });

  test('gives a warning that repeats one block, and each error its own', () => {
    const at = (n: number) => ({ ...IN_TREE, at: { construct: `shop/p${n}` } });
    expect(renderText([at(1), at(2), IN_FILE, at(3), at(4), at(5), { ...IN_FILE }])).toBe(
      [
        'warning[unused-param]: param "url" reaches no task',
        '  at shop/p1',
        '  at shop/p2',
        '  at shop/p3',
        '  and at 2 more places',
        '',
        renderText([IN_FILE]),
        '',
        renderText([IN_FILE]),
      ].join('\n'),
    );
  });

  test('shows of a long line the part around the carets', () => {
    const at = { source: { file: 'a', line: 1, column: 501, length: 3 } };
    const line = `${'a'.repeat(500)}bcd${'e'.repeat(500)}`;
    const [, , shown = '', carets = ''] = renderText([diagnostic({ rule: 'r', message: 'm', at })], {
      sources: new Map([['a', line]]),
    }).split('\n');
    expect(shown.length).toBeLessThan(130);
    expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('bcd');
  });

  test('hands nothing to the terminal that it would obey', () => {
    const at = { source: { file: 'a', line: 1, column: 1 } };
    const shown = renderText([diagnostic({ rule: 'r', message: 'm', at })], {
      sources: new Map([['a', 'x\u001b[31m\u0007\u202e']]),
    });
    expect(shown).toContain('1 | x [31m');

    expect(shown).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  test('colours words, not texts of the user', () => {
    expect(renderText([IN_TREE], { palette: COLOURS }).split('\n')[0]).toBe(
      '\u001b[1;33mwarning[unused-param]\u001b[0m: param "url" reaches no task',
    );
  });
});

test('annotations of GitHub escape what would end a word', () => {
  expect(renderGithub([IN_FILE, IN_TREE])).toBe(
    `::error file=ci/a%2Cb%3A100%25.yaml,line=3,col=33,endColumn=38,title=unknown-result::task "clone" has no result "comit"%0Adid you mean "commit"?%0Aresults: commit, url
::warning file=main.ts,line=4,col=7,title=unused-param::param "url" reaches no task`,
  );
});

describe('SARIF', () => {
  const rules = [{ id: 'unknown-result', severity: 'error' as const, title: 'No such result.', why: 'The run fails.' }];
  const sarif = (found: readonly Diagnostic[]) => JSON.parse(renderSarif(found, { rules, version: '1.2.3' }));

  test.each([
    ['no findings', []],
    ['findings in files and in the tree', [IN_FILE, IN_TREE]],
    ['a finding without a place', [diagnostic({ rule: 'r', message: 'm' })]],
  ])('is valid with %s', (_name, found) => {
    const validate = schema();
    validate(sarif(found));
    expect(validate.errors).toBeNull();
  });

  test('says of what is acknowledged that it is suppressed, and why', () => {
    const log = JSON.parse(
      renderSarif([IN_TREE], { rules, version: '1', acknowledged: [{ diagnostic: IN_FILE, reason: 'known' }] }),
    );
    expect(log.runs[0].results).toMatchObject([
      { ruleId: IN_TREE.rule },
      { ruleId: IN_FILE.rule, suppressions: [{ kind: 'external', status: 'accepted', justification: 'known' }] },
    ]);
    expect(log.runs[0].results[0].suppressions).toBeUndefined();
    const validate = schema();
    validate(log);
    expect(validate.errors).toBeNull();
  });

  test('names rule, file, columns and field', () => {
    const { rules: described } = sarif([IN_FILE]).runs[0].tool.driver;
    expect(described.map(({ id }: { id: string }) => id)).toEqual(['unknown-result']);
    expect(sarif([IN_FILE]).runs[0].results[0]).toMatchObject({
      ruleId: 'unknown-result',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'ci/a%2Cb%3A100%25.yaml' },
            region: { startLine: 3, startColumn: 33, endColumn: 38 },
          },
          logicalLocations: [{ fullyQualifiedName: 'Pipeline delivery › tasks[2] "build" › params.image' }],
        },
      ],
    });
  });
});

/** The schema is one of draft 04, which differs from today's in how it calls itself. */
function schema() {
  const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: __, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(rest);
}

import { lint } from '../../../src/validation/lint';
import type { Policy } from '../../../src/validation/policy/policy';

/** Two runs of the same name: the second is a warning or error that can be acknowledged. */
const RULE = 'duplicate-object';
const task = (comment = '', after = ''): string =>
  `apiVersion: tekton.dev/v1\nkind: Task\nmetadata:\n${comment}  name: a${after}\nspec: { steps: [{ name: ls, image: alpine }] }\n`;

const judged = (text: string, policy?: Policy) => {
  const { diagnostics, acknowledged } = lint([{ name: 'a.yaml', text }], policy ? { policy } : {});
  const ours = new Set([
    RULE,
    'unused-acknowledgement',
    'unknown-rule',
    'fixed-rule',
    'missing-reason',
    'invalid-name',
  ]);
  return {
    found: diagnostics
      .filter(({ rule }) => ours.has(rule))
      .map(({ rule, severity, at }) => `${severity} ${rule} ${at.source?.line ?? 0}`),
    reasons: acknowledged.map(({ diagnostic, reason }) => `${diagnostic.rule}: ${reason}`),
  };
};

describe('a comment', () => {
  test.each([
    ['on the line before', task('  # cdk8s-tekton-acknowledge-next-line duplicate-object -- two stages\n')],
    ['on the same line', task('', ' # cdk8s-tekton-acknowledge-line duplicate-object -- two stages')],
    [
      'somewhere in the document',
      `${task()}# cdk8s-tekton-acknowledge duplicate-object, duplicate-object -- two stages\n`,
    ],
  ])('%s acknowledges a finding', (_name, second) => {
    const { found, reasons } = judged(`${task()}---\n${second}`);
    expect(found.filter((one) => !one.includes('unused'))).toEqual([]);
    expect(reasons).toEqual([`${RULE}: two stages`]);
  });

  test('before a field is for everything below it', () => {
    const second = task().replace('metadata:', '# cdk8s-tekton-acknowledge-next-line duplicate-object -- x\nmetadata:');
    expect(judged(`${task()}---\n${second}`).found).toEqual([]);
  });

  test('of one document says nothing about another', () => {
    const { found } = judged(`# cdk8s-tekton-acknowledge duplicate-object -- x\n${task()}---\n${task()}`);
    expect(found).toEqual(['error duplicate-object 11', 'warning unused-acknowledgement 1']);
  });

  test('for a rule that was not asked, or of a file that could not be read, may still be needed', () => {
    const text = `# cdk8s-tekton-acknowledge host-path -- x\n${task()}`;
    const rules = (yaml: string, admissionOnly = false): string[] =>
      lint([{ name: 'a.yaml', text: yaml }], { admissionOnly }).diagnostics.map(({ rule }) => rule);
    expect(rules(text)).toContain('unused-acknowledgement');
    expect(rules(text, true)).toEqual([]);
    expect(rules(text.replace('steps:', 'stepps:'))).toEqual(['unknown-field']);
    expect(rules(text.replace('steps: [', 'steps: '))).toEqual(['invalid-yaml']);
  });

  test('without a reason does not count', () => {
    expect(judged(`${task()}---\n# cdk8s-tekton-acknowledge duplicate-object\n${task()}`).found).toEqual([
      'warning missing-reason 7',
      'error duplicate-object 11',
    ]);
  });

  test.each([
    '# cdk8s-tekton-acknowledge duplicate-object: two stages',
    '# cdk8s-tekton-acknowledge duplicate-object - two stages',
    '# cdk8s-tekton-acknowledge duplicate-object — two stages',
    '# cdk8s-tekton-acknowledge',
    '# cdk8s-tekton-acknowledge-nextline duplicate-object -- two stages',
    '#cdk8s-tekton-acknowlege duplicate-object -- two stages',
    '# cdk8s-tekton:ignore duplicate-object',
  ])('%s says nothing, which is said', (comment) => {
    const { diagnostics } = lint([{ name: 'a.yaml', text: `${task()}---\n${task()}  ${comment}\n` }]);
    const [unreadable, ...others] = diagnostics.filter(({ rule }) => rule !== 'mutable-image-tag');
    expect(unreadable).toMatchObject({
      rule: 'unreadable-acknowledgement',
      at: { source: { line: 12, column: 3, length: comment.length } },
    });
    expect(others.map(({ rule }) => rule)).toContain(RULE);
  });

  test.each([
    '# made by cdk8s-tekton',
    '# cdk8s-tekton ignores this file',
    '# cdk8s-tekton acknowledgements',
    '# cdk8s-tekton: see its docs',
    'a#cdk8s-tekton-acknowledge',
  ])('%s is meant for people', (text) => {
    const { diagnostics } = lint([{ name: 'a.yaml', text: `${task()}  # ${text}\n` }]);
    expect(diagnostics.map(({ rule }) => rule)).not.toContain('unreadable-acknowledgement');
  });

  test('for a rule that there is not gets a proposal', () => {
    const { diagnostics } = lint([
      { name: 'a.yaml', text: `# cdk8s-tekton-acknowledge duplicate-objects -- x\n${task()}` },
    ]);
    expect(diagnostics.find(({ rule }) => rule === 'unknown-rule')?.help).toEqual(['did you mean "duplicate-object"?']);
  });

  test('does not make a cluster take what it refuses', () => {
    const text = task().replace('name: a', 'name: A # cdk8s-tekton-acknowledge-line invalid-name -- it is fine');
    expect(judged(text)).toEqual({ found: ['error invalid-name 4', 'warning fixed-rule 4'], reasons: [] });
  });
});

describe('a severity', () => {
  const set = (rule: string, severity: 'off' | 'warning' | 'error'): Policy => ({
    acknowledgements: [],
    severities: [{ rule, severity, at: {}, covers: () => true }],
  });

  test.each([
    ['off', []],
    ['warning', ['warning duplicate-object 10']],
    ['error', ['error duplicate-object 10']],
  ] as const)('%s holds for findings of the rule', (severity, found) => {
    expect(judged(`${task()}---\n${task()}`, set(RULE, severity)).found).toEqual(found);
  });

  test('cannot lower what a cluster refuses', () => {
    expect(judged(task().replace('name: a', 'name: A'), set('invalid-name', 'off')).found).toEqual([
      'error invalid-name 4',
      'warning fixed-rule 0',
    ]);
  });

  test('of a rule that there is not is said', () => {
    expect(judged(task(), set('no-such-thing-at-all', 'off')).found).toEqual(['warning unknown-rule 0']);
  });

  test('of a rule that finds nothing is not worth a word', () => {
    expect(judged(task(), set(RULE, 'off')).found).toEqual([]);
  });
});

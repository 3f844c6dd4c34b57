import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from '../../src/validation/lint';
import { ADMISSION_RULES, RULES } from '../../src/validation/rules';
import { rulePage } from '../../scripts/rule-pages';

const ROOT = join(__dirname, '../..');
const FILES = readdirSync(join(ROOT, 'src/validation/rules')).filter((name) => name !== 'example.ts');

const lintExample = (text: string, features = {}): readonly { readonly rule: string }[] =>
  lint([{ name: 'example.yaml', text }], { features }).diagnostics;

describe('the rules', () => {
  it('have one file each, named like the rule', () => {
    expect(FILES.map((name) => name.replace('.ts', '')).sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it('are all errors as long as they say what a cluster refuses', () => {
    expect(ADMISSION_RULES.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s finds its bad example and nothing else does',
    (id, { docs }) => {
      const found = lintExample(docs.bad, docs.features);
      expect([...new Set(found.map(({ rule }) => rule))]).toEqual([id]);
    },
  );

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s has a good example without any finding', (_, { docs }) => {
    expect(lintExample(docs.good, docs.features)).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s has a page as it would be written now', (id, rule) => {
    expect(readFileSync(join(ROOT, 'docs/rules', `${id}.md`), 'utf8')).toBe(rulePage(rule));
  });

  it('have no page without a rule', () => {
    expect(existsSync(join(ROOT, 'docs/rules'))).toBe(true);
    const pages = readdirSync(join(ROOT, 'docs/rules')).filter((name) => name !== 'README.md');
    expect(pages.sort()).toEqual(RULES.map(({ id }) => `${id}.md`).sort());
  });
});

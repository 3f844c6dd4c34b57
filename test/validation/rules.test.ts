import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import type { RuleDocs } from '../../src/validation/engine/rule';
import { lint } from '../../src/validation/lint';
import { RULES } from '../../src/validation/rules';
import { ADMISSION_RULES } from '../../src/validation/rules/admission';
import { rulePage } from '../../scripts/rule-pages';

const ROOT = join(__dirname, '../..');
const FILES = ['admission', 'run-time', 'security'].flatMap((group) =>
  readdirSync(join(ROOT, 'src/validation/rules', group)).filter((name) => name.endsWith('.ts')),
);

const lintExample = (text: string, { features = {}, isApplied = false }: RuleDocs): readonly Diagnostic[] =>
  lint([{ name: 'example.yaml', text }], { features, applied: isApplied }).diagnostics;

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
      // Small examples leave much to be wished for, which other warnings say.
      const found = lintExample(docs.bad, docs).filter(({ rule, severity }) => rule === id || severity === 'error');
      expect([...new Set(found.map(({ rule }) => rule))]).toEqual([id]);
    },
  );

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what to do about each finding', (_id, { docs }) => {
    const found = [...lintExample(docs.bad, docs), ...lintExample(docs.good, docs)];
    expect(found.filter(({ help }) => help.length === 0).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s has a good example', (id, { docs }) => {
    const found = lintExample(docs.good, docs);
    expect(found.filter(({ rule, severity }) => rule === id || severity === 'error')).toEqual([]);
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

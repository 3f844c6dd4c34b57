import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderText } from '../src/diagnostics/render-text';
import type { Rule } from '../src/validation/engine/rule';
import { lint } from '../src/validation/lint';
import { RULES } from '../src/validation/rules';

const PAGES = join(__dirname, '../docs/rules');

/** The page of a rule: what, why, the bad example with the real report beneath, the good one. */
export function rulePage({ id, severity, docs }: Rule): string {
  const { title, why, bad, good, features = {}, isApplied = false } = docs;
  const report = lint([{ name: 'example.yaml', text: bad }], { features, applied: isApplied });
  // Small examples leave much to be wished for, which other warnings say.
  const diagnostics = report.diagnostics.filter((one) => one.rule === id || one.severity === 'error');
  const flags = Object.entries(features).map(([flag, value]) => `${flag}: ${value}`);
  return [
    `# ${id}`,
    '',
    `${title}. Severity: ${severity}.`,
    '',
    why,
    '',
    ...(flags.length > 0 ? [`With ${flags.map((flag) => `\`${flag}\``).join(', ')}.`, ''] : []),
    '## Bad',
    '',
    fenced('yaml', bad),
    fenced('text', renderText(diagnostics, { sources: report.sources })),
    '## Good',
    '',
    fenced('yaml', good),
  ].join('\n');
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

function index(): string {
  const rows = RULES.map(({ id, docs }) => `| [${id}](${id}.md) | ${docs.title} |`).sort();
  return [
    '# Rules',
    '',
    'Written by `scripts/rule-pages.ts` from the rules themselves.',
    '',
    '| rule | what |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** Writes all pages anew. */
function main(): void {
  mkdirSync(PAGES, { recursive: true });
  for (const name of readdirSync(PAGES)) rmSync(join(PAGES, name));
  for (const rule of RULES) writeFileSync(join(PAGES, `${rule.id}.md`), rulePage(rule));
  writeFileSync(join(PAGES, 'README.md'), index());
}

if (require.main === module) main();

import type { FeatureFlags } from '../../src/schema/feature-flags';
import { run, type RunOptions } from '../../src/validation/engine/run';
import type { Rule } from '../../src/validation/engine/rule';
import { readYaml } from '../../src/validation/read-yaml';

interface Cases {
  /** YAML in which the rule finds nothing, by what it shows. */
  readonly valid: Readonly<Record<string, string>>;
  /** YAML with a line of carets below each place and the name of the message behind them: `#  ^^^ unknown`; in the first column without `#`. */
  readonly invalid: Readonly<Record<string, string>>;
  readonly features?: Partial<FeatureFlags>;
  readonly options?: RunOptions;
  readonly isApplied?: boolean;
  /** Messages that no YAML can bring about here. */
  readonly untested?: readonly string[];
}

interface Marked {
  readonly line: number;
  readonly column: number;
  /** How many characters are meant; a single caret says no more than where they begin. */
  readonly length: number;
  readonly message: string;
}

const MARK = /^(\s*#\s*)?(\^+) (\w+)\s*$/;

/** Runs one rule alone over each case and compares everything it finds, place by place. */
export function testRule(
  rule: Rule,
  { valid, invalid, features = {}, options = {}, isApplied = false, untested = [] }: Cases,
): void {
  const look = (yaml: string): Marked[] => findings(rule, yaml, features, options, isApplied);
  describe(rule.id, () => {
    for (const [name, yaml] of Object.entries(valid))
      it(`takes ${name}`, () => {
        expect(look(yaml)).toEqual([]);
      });
    for (const [name, marked] of Object.entries(invalid))
      it(`finds ${name}`, () => {
        const { yaml, marks } = unmark(marked);
        expect(marks).not.toEqual([]);
        const found = look(yaml);
        expect(found.map((one, i) => ({ ...one, length: marks[i]?.length === 1 ? 1 : one.length }))).toEqual(marks);
        expect(look(yaml)).toEqual(found);
      });
    it('has a case for each message', () => {
      const used = new Set(
        Object.values(invalid).flatMap((marked) => unmark(marked).marks.map(({ message }) => message)),
      );
      expect(Object.keys(rule.messages).filter((key) => !used.has(key))).toEqual(untested);
    });
  });
}

function findings(
  rule: Rule,
  yaml: string,
  features: Partial<FeatureFlags>,
  options: RunOptions,
  isApplied: boolean,
): Marked[] {
  const { documents, diagnostics } = readYaml({ name: 'case.yaml', text: yaml }, features);
  expect(diagnostics).toEqual([]);
  const before = JSON.stringify(documents.map(({ document }) => document));
  const placed = documents.map((document) => ({ ...document, isApplied }));
  const found = run(placed, [rule], { embedded: true, scripts: true, ...options });
  expect(JSON.stringify(documents.map(({ document }) => document))).toBe(before);
  expect(found.filter(({ help }) => help.length === 0)).toEqual([]);
  return found
    .map(({ rule: id, message, data, at }) => ({
      line: at.source?.line ?? 0,
      column: at.source?.column ?? 0,
      length: at.source?.length ?? 1,
      message: id === rule.id ? messageOf(rule, message, data) : `${id}: ${message}`,
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The name of the message that the text was made by. */
function messageOf(rule: Rule, text: string, data: Parameters<Rule['messages'][string]>[0]): string {
  const name = Object.keys(rule.messages).find((key) => {
    try {
      return rule.messages[key]?.(data) === text;
    } catch {
      return false;
    }
  });
  return name ?? text;
}

/** Takes the lines of carets out; each stands for the line above it. */
function unmark(marked: string): { readonly yaml: string; readonly marks: Marked[] } {
  const lines: string[] = [];
  const marks: Marked[] = [];
  for (const line of marked.replace(/^\n/, '').split('\n')) {
    const mark = MARK.exec(line);
    if (mark)
      marks.push({
        line: lines.length,
        column: (mark[1] ?? '').length + 1,
        length: mark[2]?.length ?? 1,
        message: mark[3] ?? '',
      });
    else lines.push(line);
  }
  return { yaml: lines.join('\n'), marks: marks.sort((a, b) => a.line - b.line || a.column - b.column) };
}

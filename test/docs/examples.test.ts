import { at, fencesOfDocstrings, fencesOfPage, pages, sources } from './harness/blocks';
import { compile, moduleOf, type Module } from './harness/compile';
import { examplesOf } from './harness/example';
import { run } from './harness/run';
import { missingFrom } from './harness/subset';

const files = [
  ...pages().map((file) => ({ file, fences: fencesOfPage(file) })),
  ...sources().map((file) => ({ file, fences: fencesOfDocstrings(file) })),
]
  .map(({ file, fences }) => ({ file, modules: examplesOf(fences).map(moduleOf) }))
  .filter(({ modules }) => modules.length > 0);

const { errorsOf } = compile(files.flatMap(({ modules }) => modules));

describe.each(files)('examples in $file', ({ modules }) => {
  test.each(modules.map((module): [string, Module] => [at(module.example.fence), module]))('%s', (_, module) => {
    const { outcome, text, yaml, pieces } = module.example;
    const errors = errorsOf(module);

    if (outcome === 'compile-error') {
      for (const fence of text) expectContained(fence.content, errors.join('\n'), at(fence));
      expect(errors).not.toEqual([]);
      return;
    }
    expect(errors).toEqual([]);

    const { documents, yaml: output, error } = run(module);

    if (outcome === 'run-error') {
      for (const fence of text) expectContained(fence.content, error ?? '', at(fence));
      expect(error).toBeDefined();
      return;
    }
    expect(error).toBeUndefined();
    expect(yaml.flatMap((fence) => missingFrom(documents, fence))).toEqual([]);
    for (const piece of pieces) expect(output).toContain(`${piece.content}\n`);
  });
});

/** Compares reports line by line without the columns of source lines, which are those of a file of the reader. */
function expectContained(part: string, whole: string, where: string): void {
  const lines = whole.split('\n').map(comparable);
  const missing = part
    .split('\n')
    .map(comparable)
    .filter((line) => line !== '' && !lines.some((other) => other.includes(line)));
  expect({ where, missing, report: missing.length > 0 ? whole : '' }).toEqual({ where, missing: [], report: '' });
}

function comparable(line: string): string {
  return line.replace(/\s+\S+\.(ts|md):\d+(:\d+)?$/, '').trim();
}

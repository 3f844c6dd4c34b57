import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import typescript6 from 'typescript';
import typescript5 from 'typescript-5.9';
import { buildLibrary } from '../package/build';
import { complaints, compilerOptions, fits, markers, RIGHT, ROOT, WRONG, type TypeScript } from './compile';

const RELEASES: readonly [string, TypeScript][] = [
  ['6', typescript6],
  ['5.9', typescript5 as unknown as TypeScript],
];

beforeAll(buildLibrary, 180_000);

describe.each(RELEASES)('the published declarations with TypeScript %s', (release, typescript) => {
  test('is the release that the name says', () => {
    expect(typescript.version.startsWith(`${release}.`)).toBe(true);
  });

  test('right programs compile and wrong ones fail where and as they shall', () => {
    const program = typescript.createProgram([...RIGHT, ...WRONG], compilerOptions(typescript, 'published'));

    const report = [...RIGHT, ...WRONG].flatMap((path) => {
      const expected = markers(readFileSync(path, 'utf8'));
      const found = complaints(typescript, program, path);
      const missed = expected.filter((marker) => !found.some((complaint) => fits(marker, complaint)));
      const unexpected = found.filter((complaint) => !expected.some((marker) => fits(marker, complaint)));
      return [...missed, ...unexpected].map(({ line, text }) => `${basename(path)}:${line + 1}: ${text}`);
    });

    expect(report).toEqual([]);
    expect(program.getSourceFiles().map(({ fileName }) => fileName)).toContain(join(ROOT, 'lib/index.d.ts'));
  });

  test('right programs compile with the strictness that a new project has', () => {
    const {
      exactOptionalPropertyTypes: _,
      noUncheckedIndexedAccess: __,
      ...options
    } = compilerOptions(typescript, 'published');
    const program = typescript.createProgram(RIGHT, options);

    expect(RIGHT.flatMap((path) => complaints(typescript, program, path))).toEqual([]);
  });

  test('every declaration compiles by itself', () => {
    const declarations = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.d.ts'))
      .map((path) => join(ROOT, 'lib', path));
    const program = typescript.createProgram(declarations, {
      ...compilerOptions(typescript, 'published'),
      skipLibCheck: false,
    });

    expect(declarations.flatMap((path) => complaints(typescript, program, path))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import typescript from 'typescript';
import { complaints, compilerOptions, fits, markers, RIGHT, WRONG } from './compile';

const program = typescript.createProgram([...RIGHT, ...WRONG], compilerOptions(typescript, 'sources'));

describe.each(WRONG.map((path) => [basename(path), path]))('wrong calls in %s', (_name, path) => {
  const expected = markers(readFileSync(path, 'utf8'));
  const found = complaints(typescript, program, path);

  test.each(expected.map((marker) => [marker.line + 1, marker.text, marker] as const))(
    'line %i: %s',
    (_line, _text, marker) => {
      const there = found.filter((complaint) => complaint.line === marker.line);

      expect(there.some((complaint) => fits(marker, complaint)) || there).toBe(true);
    },
  );

  test('nothing else is complained about', () => {
    expect(found.filter((complaint) => !expected.some((marker) => fits(marker, complaint)))).toEqual([]);
  });
});

test.each(RIGHT.map((path) => [basename(path), path]))('%s compiles', (_name, path) => {
  expect(complaints(typescript, program, path)).toEqual([]);
});

import { examplesOf } from './harness/example';
import { fencesOfPage, read } from './harness/blocks';
import { moduleOf } from './harness/compile';
import { run } from './harness/run';

const [example] = examplesOf(fencesOfPage('README.md')).map(moduleOf);

test('the example is the program of examples/fastapi', () => {
  expect(`${example!.example.fence.content}\n`).toBe(read('examples/fastapi/main.ts'));
});

test('the example needs nothing hidden', () => {
  expect(example!.code).toMatch(/^\nimport /);
});

test('the example synthesizes without a warning', () => {
  const { yaml, error, stderr } = run(example!);

  expect({ error, stderr }).toEqual({ error: undefined, stderr: '' });
  expect(yaml).toContain('kind: PipelineRun');
  expect(example!.example.pieces).not.toEqual([]);
});

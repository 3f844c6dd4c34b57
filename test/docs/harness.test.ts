import { fencesOfDocstrings, fencesOfPage, type Fence } from './harness/blocks';
import { compile, moduleOf } from './harness/compile';
import { examplesOf } from './harness/example';
import { run } from './harness/run';
import { missingFrom } from './harness/subset';

const TASK = { kind: 'Task', metadata: { name: 'build' }, spec: { steps: [{ name: 'a' }, { name: 'b', script: 'x\n' }] } };

function fence(language: string, content: string, line = 1): Fence {
  const [name = '', ...marks] = language.split(' ');
  return { file: 'page.md', line, language: name, marks, content };
}

function onlyModule(...fences: Fence[]) {
  return moduleOf(examplesOf(fences).at(-1)!);
}

describe('a yaml block', () => {
  test.each([
    ['leaves out keys and elements', 'kind: Task\nspec: { steps: [{ name: b }] }'],
    ['says a text without the line break at its end', 'kind: Task\nspec: { steps: [{ script: x }] }'],
    ['leaves out parts of a text', 'kind: Task\nmetadata: { name: bu… }'],
  ])('%s', (_, content) => {
    expect(missingFrom([TASK], fence('yaml', content))).toEqual([]);
  });

  test.each([
    ['another value', 'kind: Task\nmetadata: { name: test }', 'page.md:1: Task test: metadata.name is "build", not "test"'],
    ['another order', 'kind: Task\nspec: { steps: [{ name: b }, { name: a }] }', 'page.md:1: Task: spec.steps[1] is not there'],
    ['another kind', 'kind: Pipeline', 'page.md:1: nothing is rendered that fits Pipeline; there are: Task build'],
  ])('is wrong with %s', (_, content, problem) => {
    expect(missingFrom([TASK], fence('yaml', content)).join()).toContain(problem);
  });
});

describe('an example', () => {
  test('is given what the page before it made when it goes on', () => {
    const module = onlyModule(fence('ts', 'const a = 1;'), fence('ts continued', 'const b: string = a;', 9));

    expect(compile([module]).errorsOf(module)).toEqual([
      "page.md:9: error TS2322: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test('that throws is reported with its own line', () => {
    const module = onlyModule(fence('ts', "const a: number = 1;\n\nif (a > 0) throw new Error('no');", 5));

    expect(run(module).error).toMatch(/Error: no\n.*page\.md:7/);
  });

  test('cannot hide from the checks', () => {
    expect(() => examplesOf([fence('ts nocheck', '')])).toThrow('page.md:1: "nocheck" is not a mark of ts blocks');
    expect(() => examplesOf([fence('js', '')])).toThrow('"js" is not checked; write ts or text');
    expect(() => examplesOf([fence('', '')])).toThrow('"" is not checked');
  });

  test('takes the yaml blocks directly after it, and no others', () => {
    const [example] = examplesOf([
      fence('ts', ''),
      fence('yaml', 'kind: A'),
      fence('yaml by-hand', 'kind: B'),
      fence('yaml', 'kind: C'),
    ]);

    expect(example?.yaml.map(({ content }) => content)).toEqual(['kind: A']);
  });
});

test('blocks know the line of their first line', () => {
  const [page] = fencesOfPage('README.md');
  const [docstring] = fencesOfDocstrings('src/core/task/task.ts');

  expect(page?.content).toMatch(/^import \{ Size \}/);
  expect(docstring?.content).toMatch(/^const test = new Task/);
});

import { lint, type LintOptions } from '../../src/validation/lint';

const task = (param: string): string =>
  `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: build }\nspec:\n  params: [{ name: ${param} }]\n  steps: [{ name: build, image: "alpine@sha256:0a4eaa0eecf5f8c050e5bba433f58c052be7587ee8af3e8b3910ef9ab5fbe9f5", args: [$(params.${param})] }]\n`;
const pipeline = (param: string): string =>
  `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: delivery }\nspec:\n  tasks:\n    - { name: build, taskRef: { name: build }, params: [{ name: ${param}, value: x }] }\n`;
const found = (files: Readonly<Record<string, string>>, options: LintOptions = {}): string[] =>
  lint(
    Object.entries(files).map(([name, text]) => ({ name, text })),
    options,
  ).diagnostics.map(({ severity, rule, at }) => `${severity} ${rule} ${at.source?.file ?? ''}`);

describe('an object in several files', () => {
  it('is meant that stands in the file of the reference', () => {
    expect(found({ 'a.yaml': task('a'), 'b.yaml': `${task('b')}---\n${pipeline('b')}` })).toEqual([
      'warning duplicate-object b.yaml',
    ]);
  });

  it('is meant that stands in the folder of the reference', () => {
    const files = { 'dev/task.yaml': task('a'), 'prod/task.yaml': task('b'), 'prod/pipeline.yaml': pipeline('a') };
    expect(found(files)).toEqual([
      'warning duplicate-object prod/task.yaml',
      'error missing-param prod/pipeline.yaml',
      'warning ignored-param prod/pipeline.yaml',
    ]);
  });

  it('is no ground for a verdict when it is not known which one is meant', () => {
    const files = { 'dev/task.yaml': task('a'), 'prod/task.yaml': task('b'), 'pipeline.yaml': pipeline('c') };
    expect(found(files)).toEqual(['warning duplicate-object prod/task.yaml']);
    expect(found({ 'a.yaml': task('a'), 'b.yaml': task('b'), 'c.yaml': pipeline('c') })).toEqual([
      'warning duplicate-object b.yaml',
    ]);
  });

  it.each([[{ applied: true }], [{ complete: true }], [{ together: true }]])('is an error with %j', (options) => {
    expect(found({ 'a.yaml': task('a'), 'b.yaml': task('a') }, options)).toEqual(['error duplicate-object b.yaml']);
  });

  it('is an error in one file', () => {
    expect(found({ 'a.yaml': `${task('a')}---\n${task('a')}` })).toEqual(['error duplicate-object a.yaml']);
  });
});

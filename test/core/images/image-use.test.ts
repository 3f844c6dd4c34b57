import { Testing } from 'cdk8s';
import { configureTekton, PipelineApp, PipelineChart, Task } from 'cdk8s-tekton';

let errors: string;

beforeEach(() => {
  errors = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** What is said of the names of images, when a table has these and steps these. */
function said(entries: readonly string[], images: readonly string[]): string {
  const app = new PipelineApp({ outdir: Testing.app().outdir, summary: false });
  const table = Object.fromEntries(entries.map((entry) => [entry, 'registry.example.com/other:1']));
  const chart = new PipelineChart(app, 'shop', { images: table });
  new Task(chart, 'work', { steps: images.map((image, i) => ({ name: `s${i}`, image, script: 'true' })) });
  app.synthYaml();
  return errors.split('\n\n').find((block) => block.includes('unknown-image-name')) ?? '';
}

describe('a table of images', () => {
  it.each([
    ['pyhton:3.13-slim', 'python:3.13-slim'],
    ['python:3.13-slm', 'python:3.13-slim'],
    ['docker.io/librry/python:3.13-slim', 'python:3.13-slim'],
    ['ghcr.oi/acme/tool:1', `ghcr.io/acme/tool:1@sha256:${'0'.repeat(64)}`],
  ])('is said to have the slip %s of %s', (entry, image) => {
    const text = said([entry], [image]);
    expect(text).toMatch(/^warning\[unknown-image-name\]: images give another one for ".*", and no step names it/);
    expect(text).toMatch(/at shop › images +test\/core\/images\/image-use\.test\.ts:\d+/);
    expect(text).toContain(`help: did you mean "${image.replace(/@.*/, '')}", which`);
  });

  it.each([
    ['another image, for other charts', 'golang:1.23', 'python:3.13-slim'],
    ['another version', 'python:3.12-slim', 'python:3.13-slim'],
    ['another variant', 'python:3.13-alpine', 'python:3.13-slim'],
    ['a short name with another letter', 'acme/api:1', 'acme/app:1'],
    ['the same image, spelt otherwise', 'docker.io/library/python:3.13-slim', 'python:3.13-slim'],
  ])('may have %s', (_, entry, image) => {
    expect(said([entry], [image])).toBe('');
  });

  it('may have two names that are alike, when steps name one of them', () => {
    expect(said(['acme/builder:1', 'acme/guilder:1'], ['acme/builder:1'])).toBe('');
  });

  it('holds for all charts of an app', () => {
    const app = new PipelineApp({ outdir: Testing.app().outdir, summary: false });
    configureTekton(app, { images: { 'acme/builder:1': 'registry.example.com/builder:1' } });
    for (const image of ['acme/builder:1', 'acme/guilder:1'])
      new Task(new PipelineChart(app, image.slice(5, 12)), 'work', { steps: [{ name: 's', image, script: 'true' }] });
    app.synthYaml();
    expect(errors).not.toContain('unknown-image-name');
  });
});

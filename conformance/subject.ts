import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { EXAMPLES, ROOT } from '../scripts/examples';

/** The output of one program, and the feature flags of the cluster that it is made for. */
export interface Subject {
  readonly name: string;
  readonly files: readonly SubjectFile[];
  readonly features: Readonly<Record<string, string>>;
}

/** A file of the output. */
export interface SubjectFile {
  /** Below the output folder: `runs/mountains.k8s.yaml`. */
  readonly path: string;
  readonly text: string;
  readonly documents: readonly KubernetesDocument[];
}

/** A document as far as the checks look at it. */
export interface KubernetesDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name?: string; readonly generateName?: string };
  readonly spec?: unknown;
}

const SAMPLES = join(__dirname, 'samples');

/** The committed output of every example. */
export function exampleSubjects(): Subject[] {
  return EXAMPLES.map(({ name, dist }) => {
    const folder = join(ROOT, dist);
    if (!existsSync(folder))
      throw new Error(`example ${name} has no ${dist}/: synthesize it and commit what it writes`);
    return { name, files: readOutput(folder), features: {} };
  });
}

/** The programs of `samples/`. */
export function samplePrograms(): string[] {
  return readdirSync(SAMPLES)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(SAMPLES, file))
    .sort();
}

/** Runs a sample and reads what it writes. A sample that needs feature flags exports them as `features`. */
export function runSample(program: string): Subject {
  const folder = mkdtempSync(join(tmpdir(), 'tekton-sample-'));
  const outdir = process.env['CDK8S_OUTDIR'];
  process.env['CDK8S_OUTDIR'] = folder;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the program writes when it is loaded
    const { features = {} } = require(program) as { readonly features?: Subject['features'] };
    return { name: `samples/${basename(program, '.ts')}`, files: readOutput(folder), features };
  } finally {
    if (outdir === undefined) delete process.env['CDK8S_OUTDIR'];
    else process.env['CDK8S_OUTDIR'] = outdir;
    rmSync(folder, { recursive: true });
  }
}

/** How a report calls a document. */
export function documentTitle({ kind, metadata }: KubernetesDocument): string {
  return `${kind} "${metadata.name ?? `${metadata.generateName ?? ''}…`}"`;
}

function readOutput(folder: string): SubjectFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { path: file.replaceAll(sep, '/'), text, documents: parse(text) };
    });
}

function parse(text: string): KubernetesDocument[] {
  return parseAllDocuments(text, { version: '1.1' }).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as KubernetesDocument;
  });
}

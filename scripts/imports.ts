/**
 * Generates `imports/tekton.dev.ts` from Tekton's CRDs, one class a kind, in the version that the cluster stores.
 *
 * The kinds of Triggers are left out: their CRDs have no schema, so that `cdk8s import` makes classes which drop the spec.
 *
 *     npm run imports [FOLDER]      FOLDER, else $TEKTON_CRDS, else ../shared/conformance/crds
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';

const GROUP = 'tekton.dev';
const ROOT = join(__dirname, '..');

/** The parts of a CustomResourceDefinition that matter here. */
interface Crd {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly group: string; readonly versions: readonly { readonly storage: boolean }[] };
}

function main(folder: string): void {
  const crds = readCrds(folder);
  if (crds.length === 0) throw new Error(`no CustomResourceDefinition of group ${GROUP} in ${folder}`);
  const scratch = mkdtempSync(join(tmpdir(), 'tekton-imports-'));
  try {
    writeFileSync(join(scratch, 'crds.yaml'), crds.map((crd) => stringify(crd)).join('---\n'));
    const arguments_ = [
      'import',
      '--no-save',
      '--no-check-upgrade',
      '--language',
      'typescript',
      '-o',
      '.',
      'crds.yaml',
    ];
    execFileSync(join(ROOT, 'node_modules/.bin/cdk8s'), arguments_, {
      cwd: scratch,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    mkdirSync(join(ROOT, 'imports'), { recursive: true });
    copyFileSync(join(scratch, `${GROUP}.ts`), join(ROOT, 'imports', `${GROUP}.ts`));
  } finally {
    rmSync(scratch, { recursive: true });
  }
  console.log(`imports/${GROUP}.ts: ${crds.map((crd) => crd.metadata.name).join(', ')}`);
}

/** Sorted by name, so that the file does not depend on how the folder is laid out. */
function readCrds(folder: string): Crd[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as Crd | null)
    .filter((crd): crd is Crd => crd?.kind === 'CustomResourceDefinition' && crd.spec.group === GROUP)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .map((crd) => ({
      ...crd,
      spec: { ...crd.spec, versions: crd.spec.versions.filter((version) => version.storage) },
    }));
}

main(process.argv[2] ?? process.env['TEKTON_CRDS'] ?? join(ROOT, '../shared/conformance/crds'));

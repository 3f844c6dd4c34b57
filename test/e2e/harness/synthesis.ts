import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PipelineApp, Validations } from 'cdk8s-tekton';
import { ROOT } from '../../../scripts/examples';
import type { Images } from '../images/stand-ins';
import { shell } from './shell';

/** Runs an example as its user does, with other images where the cluster has no published ones; gives the output folder. */
export async function synthesizeExample(main: string, images: Images): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), 'e2e-example-'));
  await shell(process.execPath, ['--import', 'tsx', '--import', './test/e2e/with-images.ts', main], {
    cwd: ROOT,
    env: { CDK8S_OUTDIR: outdir, E2E_IMAGES: JSON.stringify(images) },
  });
  return outdir;
}

/** Runs a program of a case; gives the output folder. */
export function synthesizeProgram(program: (app: PipelineApp) => void, images: Images): string {
  const outdir = mkdtempSync(join(tmpdir(), 'e2e-program-'));
  const app = new PipelineApp({ outdir, images, summary: false });
  program(app);
  Validations.of(app).acknowledge(
    'mutable-image-tag',
    'images that are made on the spot have no digest that is known before',
  );
  app.synth();
  return outdir;
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/examples';
import { shell } from '../harness/shell';

const TOOL = join(ROOT, '../shared/cluster/image');
/** Where images lie that nobody published. */
const OURS = 'docker.io/cdk8s-tekton-e2e';

/** Lays the files of an image out in a folder. */
export type Fill = (folder: string) => Promise<void> | void;

/**
 * Adds an image to the registry of the one-machine cluster, unless it is there.
 * @param config what it runs, as OCI images say it
 * @returns its whole name
 */
export async function addImage(name: string, fill: Fill, base: string, config: object = {}): Promise<string> {
  const image = `${OURS}/${name}`;
  const there = (await shell(TOOL, ['--list'])).split('\n').map((line) => `docker.io/${line.trim()}`);
  if (there.includes(image)) return image;
  console.log(`image ${image}`);
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  chmodSync(folder, 0o755);
  try {
    await fill(folder);
    await shell(TOOL, [image, folder, '--base', `docker.io/${base}`, '--config', JSON.stringify(config)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return image;
}

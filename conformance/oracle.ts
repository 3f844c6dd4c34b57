import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Path of the oracle's binary. The first build takes minutes, later it is there. */
export function oracleBinary(): string {
  return execFileSync(join(__dirname, 'oracle', 'build'), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
}

/** The JSON fields of Tekton's Go types, as the text that `fields.json` records. */
export function oracleFields(): string {
  return execFileSync(oracleBinary(), ['fields'], { encoding: 'utf8' });
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFields, type FieldComparison, type FieldException } from './compare-fields';
import type { FieldTable } from './field-table';
import { oracleFields } from './oracle';
import { readWireDocuments } from './wire-types';

/** Differences between Tekton and `src/schema` that are meant. */
export const EXCEPTIONS: readonly FieldException[] = [
  {
    type: 'pipeline/v1beta1.TaskRef',
    field: 'bundle',
    fault: 'missing',
    reason: 'deprecated in favour of the bundles resolver; of the versions we write only CustomRun still decodes it',
  },
  {
    type: 'pipeline/v1.WorkspaceBinding',
    field: 'volumeClaimTemplate',
    fault: 'name',
    reason: 'VolumeClaimTemplate: a PersistentVolumeClaim without status whose apiVersion and kind may be left out',
  },
  {
    type: 'pipeline/v1beta1.WorkspaceBinding',
    field: 'volumeClaimTemplate',
    fault: 'name',
    reason: 'the same as in v1',
  },
  {
    type: 'triggers/v1beta1.KubernetesResource',
    field: 'spec',
    fault: 'name',
    reason:
      'ListenerPod: the few fields of a pod that admission lets through, where containers have no name and no image',
  },
];

const RECORDED = join(__dirname, 'fields.json');

/** The table that the oracle printed last; `fields.ts --update` records it anew. */
export function recordedFields(): FieldTable {
  return JSON.parse(readFileSync(RECORDED, 'utf8')) as FieldTable;
}

/** Compares the wire types of `src/schema` with the Go types of Tekton. Needs no Go with the recorded table. */
export function checkFields(table = recordedFields()): FieldComparison {
  return compareFields(table, readWireDocuments(), EXCEPTIONS);
}

function main(): void {
  const now = oracleFields();
  if (process.argv.includes('--update')) writeFileSync(RECORDED, now);
  const stale = readFileSync(RECORDED, 'utf8') !== now;
  if (stale) console.log('stale: conformance/fields.json is not what the oracle prints\n  run fields.ts --update');
  const { passed, differences } = checkFields(JSON.parse(now) as FieldTable);
  for (const { fault, path, type, message } of differences) console.log(`${fault}: ${path} (${type})\n  ${message}`);
  const failed = differences.length + Number(stale);
  console.log(`${passed + Number(!stale)} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

if (require.main === module) main();

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFields, type FieldComparison, type FieldException } from './compare-fields';
import type { FieldTable } from './field-table';
import { oracleFields } from './oracle';
import { printPart, type Part } from './part';
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

/** Compares with the oracle of this moment, and the recorded table with it. */
export function checkFieldsNow(): Part {
  const now = oracleFields();
  const isStale = readFileSync(RECORDED, 'utf8') !== now;
  const { passed, differences } = checkFields(JSON.parse(now) as FieldTable);
  const faults = differences.map(({ fault, path, type, message }) => ({
    what: `${fault}: ${path} (${type})`,
    reasons: [message],
  }));
  const stale = { what: 'conformance/fields.json is not what the oracle prints', reasons: ['run fields.ts --update'] };
  return {
    title: "fields: src/schema beside Tekton's Go types",
    passed: passed + Number(!isStale),
    faults: isStale ? [stale, ...faults] : faults,
  };
}

function main(): void {
  if (process.argv.includes('--update')) writeFileSync(RECORDED, oracleFields());
  const { failed } = printPart(checkFieldsNow());
  process.exitCode = failed === 0 ? 0 : 1;
}

if (require.main === module) main();

import { checkFields, recordedFields } from '../../conformance/fields';
import type { FieldTable, GoType } from '../../conformance/field-table';

/** The recorded table with one struct changed. */
function tableWith(type: string, change: (fields: Record<string, GoType>) => Record<string, GoType>): FieldTable {
  const table = recordedFields();
  return { ...table, types: { ...table.types, [type]: change({ ...table.types[type] }) } };
}

function faults(table: FieldTable): string[] {
  return checkFields(table).differences.map(({ fault, path }) => `${fault} ${path}`);
}

test('the wire types have the fields of Tekton, no more and no less', () => {
  expect(checkFields().differences).toEqual([]);
  expect(checkFields().passed).toBeGreaterThan(350);
});

test('a field that only Tekton has is reported where a document has it first', () => {
  const table = tableWith('pipeline/v1.Step', (step) => ({ ...step, nap: { shape: 'string' } }));

  expect(faults(table)).toEqual(['missing Task.spec.steps[].nap']);
});

test('a field that only the wire types have is reported', () => {
  const table = tableWith('pipeline/v1.Step', ({ script: _, ...step }) => step);

  expect(faults(table)).toEqual(['unknown Task.spec.steps[].script']);
});

test('a list where Tekton has a text is reported', () => {
  const table = tableWith('pipeline/v1.PipelineTask', (task) => ({ ...task, runAfter: { shape: 'string' } }));

  expect(faults(table)).toEqual(['shape Pipeline.spec.finally[].runAfter']);
});

test('a list of something else is reported', () => {
  const numbers: GoType = { shape: 'list', of: { shape: 'number' } };
  const table = tableWith('pipeline/v1.PipelineTask', (task) => ({ ...task, runAfter: numbers }));

  expect(faults(table)).toEqual(['shape Pipeline.spec.finally[].runAfter[]']);
});

test('another type of Kubernetes is reported', () => {
  const table = tableWith('pipeline/pod.Template', (pod) => ({ ...pod, affinity: { shape: 'object', name: 'Taint' } }));

  expect(faults(table)).toEqual(['name TaskRun.spec.podTemplate.affinity']);
});

test('another version of a kind is reported', () => {
  const table = recordedFields();
  const kinds = table.kinds.map((one) => (one.kind === 'StepAction' ? { ...one, apiVersion: 'tekton.dev/v1' } : one));

  expect(faults({ ...table, kinds })).toEqual(['kind StepAction']);
});

test('an exception that nothing needs is reported', () => {
  const table = tableWith('pipeline/v1beta1.TaskRef', ({ bundle: _, ...ref }) => ref);

  expect(faults(table)).toEqual(['idle-exception pipeline/v1beta1.TaskRef.bundle']);
});

import { checkSchemas } from '../../conformance/check-schemas';
import type { Crd } from '../../conformance/crds';

const CRD: Crd = {
  kind: 'CustomResourceDefinition',
  spec: {
    group: 'example.com',
    names: { kind: 'Shop' },
    versions: [
      {
        name: 'v1',
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              apiVersion: { type: 'string' },
              kind: { type: 'string' },
              metadata: { type: 'object' },
              spec: {
                type: 'object',
                required: ['name'],
                properties: {
                  name: { type: 'string', nullable: true },
                  size: { pattern: '^[0-9]+Gi$', anyOf: [{ type: 'integer' }], 'x-kubernetes-int-or-string': true },
                  labels: { type: 'object', additionalProperties: { type: 'string' } },
                  // Types stand above, once.
                  owner: {
                    type: 'object',
                    properties: { user: { type: 'string' }, team: { type: 'string' } },
                    anyOf: [{ required: ['user'] }, { properties: { team: { minLength: 3 } }, required: ['team'] }],
                  },
                  free: { 'x-kubernetes-preserve-unknown-fields': true },
                },
              },
            },
          },
        },
      },
    ],
  },
};

/** What the check says to a document with this spec. */
function reasons(spec: object, apiVersion = 'example.com/v1'): readonly string[] {
  const document = { apiVersion, kind: 'Shop', metadata: { name: 'shop', labels: { a: 'b' } }, spec };
  const subject = { name: 'test', features: {}, files: [{ path: 'a.yaml', text: '', documents: [document] }] };
  return checkSchemas([subject], [CRD]).faults.flatMap((fault) => fault.reasons);
}

test('a document that the schema describes passes', () => {
  expect(reasons({ name: null, size: 3, labels: { any: 'text' }, free: { deep: [1] } })).toEqual([]);
  expect(reasons({ name: 'a', owner: { team: 'abc' } })).toEqual([]);
  expect(reasons({ name: 'a', size: '3Gi', free: 'text' })).toEqual([]);
});

test.each<[string, object, string]>([
  ['a missing field', {}, "/spec must have required property 'name'"],
  ['a field that the API server would drop', { name: 'a', colour: 'red' }, 'additional properties: colour'],
  ['another type', { name: 3 }, '/spec/name must be string,null'],
  ['a text that is no size', { name: 'a', size: '3' }, '/spec/size must match pattern "^[0-9]+Gi$"'],
  ['none of several choices', { name: 'a', owner: { team: 'ab' } }, "/spec/owner must have required property 'user'"],
  ['another type in a map', { name: 'a', labels: { any: 3 } }, '/spec/labels/any must be string'],
])('%s is reported', (_what, spec, reason) => {
  expect(reasons(spec).join('\n')).toContain(reason);
});

test('a version that no CRD has is reported', () => {
  expect(reasons({ name: 'a' }, 'example.com/v2')).toEqual(['no CRD has Shop in example.com/v2']);
});

test('kinds of other groups are passed over', () => {
  expect(reasons({}, 'example.org/v1')).toEqual([]);
});

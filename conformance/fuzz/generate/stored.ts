import type { Draft, Json } from './draft';

/** What a cluster adds, as in a document that was exported from one. */
export function metadataOfStored(g: Draft): Json {
  const r = g.r;
  const time = '2026-01-31T12:00:00Z';
  return {
    ...(r.chance(0.5) && { creationTimestamp: r.pick([time, null]), uid: 'u', resourceVersion: '1' }),
    ...(r.chance(0.3) && { generation: 1, selfLink: '/x', deletionTimestamp: time, deletionGracePeriodSeconds: 1 }),
    ...(r.chance(0.5) && { finalizers: ['example.com/wait'] }),
    ...(r.chance(0.5) && {
      ownerReferences: [
        {
          apiVersion: 'tekton.dev/v1',
          kind: 'Pipeline',
          name: 'owner',
          uid: 'u',
          ...(r.chance(0.5) && { controller: true, blockOwnerDeletion: r.chance(0.5) }),
        },
      ],
    }),
    ...(r.chance(0.5) && {
      managedFields: [
        {
          apiVersion: 'tekton.dev/v1',
          fieldsType: 'FieldsV1',
          fieldsV1: { 'f:spec': {} },
          manager: 'kubectl',
          operation: r.pick(['Apply', 'Update']),
          time,
          ...(r.chance(0.3) && { subresource: 'status' }),
        },
      ],
    }),
  };
}

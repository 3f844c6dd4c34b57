import { isLabelValue, isQualifiedName, isSubdomain } from '../../../analysis/kubernetes/names';
import { quote } from '../../../util/quote';
import { isOfTekton } from '../../decoding/decode';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { isFields } from '../../../util/is-fields';

const LARGEST = 256 * 1024;

export const invalidMetadata = defineRule({
  id: 'invalid-metadata',
  severity: 'error',
  docs: {
    title: 'Labels, annotations or other metadata are not what Kubernetes allows',
    why: 'The API server checks the metadata of every object and refuses what does not fit.',
    bad: step('name: ls\nimage: alpine').replace('name: example', "name: example\n  labels: { team: 'a b' }"),
    good: step('name: ls\nimage: alpine').replace('name: example', 'name: example\n  labels: { team: a-b }'),
  },
  messages: {
    key: (d: { what: string; key: string }) => `${d.what} key ${quote(d.key)} is not allowed`,
    value: (d: { key: string; value: string }) =>
      `label ${quote(d.key)} has the value ${quote(d.value)}, which is not allowed`,
    size: (d: { bytes: number }) => `annotations have ${d.bytes} bytes, more than ${LARGEST}`,
    namespace: (d: { namespace: string }) => `namespace ${quote(d.namespace)} is not allowed`,
    owner: (d: { field: string }) => `an owner reference lacks ${quote(d.field)}`,
    version: (d: { apiVersion: string }) => `apiVersion ${quote(d.apiVersion)} of an owner reference has no version`,
    event: () => 'an Event cannot be an owner',
    controllers: (d: { count: number }) => `${d.count} owner references say that they are the controller`,
    finalizer: (d: { finalizer: string }) => `finalizer ${quote(d.finalizer)} is not allowed`,
    generation: (d: { generation: number }) => `generation ${d.generation} is negative`,
    managed: (d: { field: string; value: string }) =>
      `${quote(d.field)} of managed fields is ${quote(d.value)}, which is not allowed`,
    payload: (d: { value: string }) =>
      `annotation "tekton.dev/payload-validation" is ${quote(d.value)}, neither "true" nor "false"`,
    resolver: () => `label "resolution.tekton.dev/type" is missing`,
  },
  help: {
    size: 'keep large data in a ConfigMap',
    owner: (d: { field: string }) => `add ${d.field}, or drop the owner reference`,
    event: 'name another owner, or drop the owner reference',
    controllers: 'keep controller: true for one of them',
    finalizer: 'write it as example.dev/name',
    generation: 'drop it; the cluster counts it',
    managed: 'drop managedFields; the cluster keeps them',
    payload: 'write "true" or "false", in quotes',
  },
  visit: ({ report }) => ({
    Document({ document, metadata }) {
      if (metadata === undefined) return;
      const path = 'metadata';
      const {
        labels = {},
        annotations = {},
        namespace,
        ownerReferences,
        finalizers,
        generation,
        managedFields,
      } = metadata as Metadata;
      const keyHelp = 'allowed: an optional DNS prefix and "/", then letters, digits, "-", "_" and ".", at most 63';
      // Triggers puts a label of its own in the place of all others.
      const isReplaced =
        INTERCEPTORS.has(document.kind) &&
        isOfTekton(document.apiVersion, document.kind) &&
        fields(labels)['server/type'] === undefined;
      for (const [key, value] of isReplaced ? [] : texts(labels)) {
        if (!isQualifiedName(key))
          report('key', { what: 'label', key }, { path: `${path}.labels.${key}`, help: keyHelp });
        if (!isLabelValue(value))
          report(
            'value',
            { key, value },
            { path: `${path}.labels.${key}`, help: 'allowed: letters, digits, "-", "_" and ".", at most 63' },
          );
      }
      let bytes = 0;
      for (const [key, value] of texts(annotations)) {
        bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
        if (!isQualifiedName(key.toLowerCase()))
          report('key', { what: 'annotation', key }, { path: `${path}.annotations.${key}`, help: keyHelp });
      }
      if (bytes > LARGEST) report('size', { bytes }, `${path}.annotations`);
      if (
        typeof namespace === 'string' &&
        namespace !== '' &&
        !CLUSTER.has(document.kind) &&
        (!isSubdomain(namespace) || namespace.includes('.') || namespace.length > 63)
      )
        report(
          'namespace',
          { namespace },
          { path: `${path}.namespace`, help: 'allowed: lower-case letters, digits and "-", at most 63' },
        );
      if (Array.isArray(ownerReferences)) owners(ownerReferences);
      if (Array.isArray(managedFields)) managers(managedFields);
      if (Array.isArray(finalizers))
        finalizers.forEach((finalizer: unknown, i) => {
          if (typeof finalizer === 'string' && !isQualifiedName(finalizer))
            report('finalizer', { finalizer }, `${path}.finalizers[${i}]`);
        });
      if (typeof generation === 'number' && generation < 0) report('generation', { generation }, `${path}.generation`);
      const validation = fields(annotations)['tekton.dev/payload-validation'];
      if (
        document.kind === 'EventListener' &&
        typeof validation === 'string' &&
        !['true', 'false'].includes(validation)
      )
        report('payload', { value: validation }, `${path}.annotations.tekton.dev/payload-validation`);
      if (document.kind === 'ResolutionRequest' && !fields(labels)['resolution.tekton.dev/type'])
        report(
          'resolver',
          {},
          { path: `${path}.labels`, help: 'name the resolver in it: git, hub, bundles, cluster, http' },
        );

      function managers(entries: readonly unknown[]): void {
        entries.forEach((entry, i) => {
          for (const [field, allowed] of Object.entries(MANAGED)) {
            const value = fields(entry)[field] ?? '';
            if (typeof value === 'string' && !allowed.test(value))
              report('managed', { field, value }, `${path}.managedFields[${i}]`);
          }
        });
      }

      function owners(references: readonly unknown[]): void {
        references.forEach((reference, i) => {
          for (const field of ['apiVersion', 'kind', 'name', 'uid'])
            if (!fields(reference)[field]) report('owner', { field }, `${path}.ownerReferences[${i}]`);
          const { apiVersion, kind } = fields(reference);
          const at = `${path}.ownerReferences[${i}].apiVersion`;
          if (typeof apiVersion === 'string' && apiVersion !== '' && !/^(?:[^/]*\/)?[^/]+$/.test(apiVersion))
            report('version', { apiVersion }, { path: at, help: 'write group/version' });
          if (apiVersion === 'v1' && kind === 'Event') report('event', {}, at);
        });
        const count = references.filter((reference) => fields(reference)['controller'] === true).length;
        if (count > 1) report('controllers', { count }, `${path}.ownerReferences`);
      }
    },
  }),
});

interface Metadata {
  readonly labels?: unknown;
  readonly annotations?: unknown;
  readonly namespace?: unknown;
  readonly ownerReferences?: unknown;
  readonly finalizers?: unknown;
  readonly generation?: unknown;
  readonly managedFields?: unknown;
}

const MANAGED = {
  operation: /^(?:Apply|Update)$/,
  fieldsType: /^(?:FieldsV1)?$/,
  manager: /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{0,128}$/u,
  subresource: /^.{0,256}$/s,
};

const INTERCEPTORS = new Set(['Interceptor', 'ClusterInterceptor']);

/** Kinds without a namespace: what they say of one is dropped. */
const CLUSTER = new Set([
  'ClusterTriggerBinding',
  'ClusterInterceptor',
  'ClusterRole',
  'ClusterRoleBinding',
  'Namespace',
]);

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isFields(value) ? value : {};
}

function texts(map: unknown): [string, string][] {
  return Object.entries(fields(map)).flatMap(([key, value]) =>
    value === null ? [[key, '']] : typeof value === 'string' ? [[key, value]] : [],
  );
}

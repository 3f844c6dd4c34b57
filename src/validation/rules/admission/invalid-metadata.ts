import { takesEvent } from '../../../analysis/documents/embedded-runs';
import { isLabelValue, isQualifiedName, isSubdomain } from '../../../analysis/kubernetes/names';
import { quote } from '../../../util/quote';
import { isOfTekton } from '../../decoding/decode';
import type { Places } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { isFields } from '../../../util/is-fields';

const LARGEST = 256 * 1024;
const PAYLOAD_VALIDATION = 'tekton.dev/payload-validation';
const KEY_HELP = 'allowed: an optional DNS prefix and "/", then letters, digits, "-", "_" and ".", at most 63';

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
      `annotation "${PAYLOAD_VALIDATION}" is ${quote(d.value)}, neither "true" nor "false"`,
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
  visit: ({ report }) => {
    const checkLabels = (labels: unknown, isOpen: (key: string) => boolean): void => {
      for (const [key, value] of texts(labels)) {
        if (isOpen(key)) continue;
        const path = `metadata.labels.${key}`;
        if (!isQualifiedName(key)) report('key', { what: 'label', key }, { path, help: KEY_HELP });
        if (!isLabelValue(value))
          report('value', { key, value }, { path, help: 'allowed: letters, digits, "-", "_" and ".", at most 63' });
      }
    };
    const checkAnnotations = (annotations: unknown, isOpen: (key: string) => boolean): void => {
      let bytes = 0;
      for (const [key, value] of texts(annotations)) {
        bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
        if (!isOpen(key) && !isQualifiedName(key.toLowerCase()))
          report('key', { what: 'annotation', key }, { path: `metadata.annotations.${key}`, help: KEY_HELP });
      }
      if (bytes > LARGEST) report('size', { bytes }, 'metadata.annotations');
    };
    const checkNamespace = (namespace: unknown): void => {
      if (typeof namespace !== 'string' || namespace === '') return;
      if (isSubdomain(namespace) && !namespace.includes('.') && namespace.length <= 63) return;
      const help = 'allowed: lower-case letters, digits and "-", at most 63';
      report('namespace', { namespace }, { path: 'metadata.namespace', help });
    };
    const checkOwners = (references: readonly unknown[]): void => {
      references.forEach((reference, i) => {
        const at = `metadata.ownerReferences[${i}]`;
        for (const field of ['apiVersion', 'kind', 'name', 'uid'])
          if (!fields(reference)[field]) report('owner', { field }, at);
        const { apiVersion, kind } = fields(reference);
        const path = `${at}.apiVersion`;
        if (typeof apiVersion === 'string' && apiVersion !== '' && !/^(?:[^/]*\/)?[^/]+$/.test(apiVersion))
          report('version', { apiVersion }, { path, help: 'write group/version' });
        if (apiVersion === 'v1' && kind === 'Event') report('event', {}, path);
      });
      const count = references.filter((reference) => fields(reference)['controller'] === true).length;
      if (count > 1) report('controllers', { count }, 'metadata.ownerReferences');
    };
    const checkManagers = (entries: readonly unknown[]): void => {
      entries.forEach((entry, i) => {
        for (const [field, allowed] of Object.entries(MANAGED)) {
          const value = fields(entry)[field] ?? '';
          if (typeof value === 'string' && !allowed.test(value))
            report('managed', { field, value }, `metadata.managedFields[${i}]`);
        }
      });
    };
    const checkFinalizers = (finalizers: readonly unknown[]): void => {
      finalizers.forEach((finalizer, i) => {
        if (typeof finalizer === 'string' && !isQualifiedName(finalizer))
          report('finalizer', { finalizer }, `metadata.finalizers[${i}]`);
      });
    };
    /** What the webhooks of Tekton want in the metadata of some kinds. */
    const checkTektons = (kind: string, { labels, annotations }: Metadata): void => {
      const validation = fields(annotations)[PAYLOAD_VALIDATION];
      if (kind === 'EventListener' && typeof validation === 'string' && !['true', 'false'].includes(validation))
        report('payload', { value: validation }, `metadata.annotations.${PAYLOAD_VALIDATION}`);
      if (kind === 'ResolutionRequest' && !fields(labels)['resolution.tekton.dev/type']) {
        const help = 'name the resolver in it: git, hub, bundles, cluster, http';
        report('resolver', {}, { path: 'metadata.labels', help });
      }
    };
    const check = (
      { document: { apiVersion, kind }, metadata }: Places['Embedded'],
      isOpen: (key: string) => boolean,
    ): void => {
      if (metadata === undefined) return;
      const given = metadata as Metadata;
      const { labels, annotations, namespace, ownerReferences, finalizers, generation, managedFields } = given;
      // Triggers puts a label of its own in the place of all others.
      const isReplaced =
        INTERCEPTORS.has(kind) && isOfTekton(apiVersion, kind) && fields(labels)['server/type'] === undefined;
      if (!isReplaced) checkLabels(labels, isOpen);
      checkAnnotations(annotations, isOpen);
      if (!CLUSTER.has(kind)) checkNamespace(namespace);
      if (Array.isArray(ownerReferences)) checkOwners(ownerReferences);
      if (Array.isArray(managedFields)) checkManagers(managedFields);
      if (Array.isArray(finalizers)) checkFinalizers(finalizers);
      if (typeof generation === 'number' && generation < 0) report('generation', { generation }, 'metadata.generation');
      checkTektons(kind, given);
    };
    return {
      Document(place) {
        check(place, () => false);
      },
      // A template puts values of the event into keys, too.
      Embedded(place) {
        check(place, takesEvent);
      },
    };
  },
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

import { ApiObject, Chart, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { originate } from '../../core/app/origin';
import type { INamed } from '../../core/named';
import { makeAccount } from '../../core/run/account';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { PolicyRule } from '../../schema/kubernetes';

const RBAC = 'rbac.authorization.k8s.io';
const TRIGGERS = 'triggers.tekton.dev';
/** It lists and watches; it never asks for a single object. */
const READ = ['list', 'watch'];

/** What the pod of a listener reads in its own namespace. */
const READS: PolicyRule = {
  apiGroups: [TRIGGERS],
  resources: ['eventlisteners', 'triggers', 'triggerbindings', 'triggertemplates', 'interceptors'],
  verbs: READ,
};

/** What it reads of the cluster: it does not start without. */
const READS_OF_CLUSTER: PolicyRule = {
  apiGroups: [TRIGGERS],
  resources: ['clusterinterceptors', 'clustertriggerbindings'],
  verbs: READ,
};

/** A kind that triggers create. */
export interface CreatedResource {
  readonly apiGroup: string;
  readonly resource: string;
}

/**
 * The account of a listener: it reads trigger objects and creates what fires, and reads no Secret. Signatures are checked by
 * Tekton's own interceptors, which have an account of their own.
 *
 * @param created asked when the documents are rendered
 * @throws `missing-namespace`
 */
export function listenerAccount(
  hub: Construct,
  name: string,
  created: () => readonly CreatedResource[],
  place: PendingPlace,
): INamed {
  const namespace = namespaceFor(hub, place);
  const subject = { kind: 'ServiceAccount', name, namespace };
  const account = makeAccount(hub, { name, token: true });
  const rules = Lazy.any({ produce: () => [READS, ...created().map(creates)] }) as readonly PolicyRule[];
  grant(hub, 'Role', { name }, rules, subject);
  // Shared by all namespaces of the cluster, so the name says whose it is. No namespace has a colon: two names never become one.
  grant(hub, 'ClusterRole', { name: `${namespace}:${name}` }, [READS_OF_CLUSTER], subject);
  return account;
}

/**
 * The namespace of what is given to an account.
 *
 * @throws `missing-namespace`
 */
export function namespaceFor(construct: Construct, place: PendingPlace): string {
  const { namespace } = Chart.of(construct);
  if (namespace !== undefined) return namespace;
  fail({
    rule: 'missing-namespace',
    message: 'a Role can be given to no account of a chart without namespace',
    at: place,
    help: "say it: new PipelineChart(app, 'ci', { namespace: 'ci' }), or bring an account: serviceAccount: { name: '…' }",
  });
}

function creates({ apiGroup, resource }: CreatedResource): PolicyRule {
  return { apiGroups: [apiGroup], resources: [resource], verbs: ['create'] };
}

/** A Role or ClusterRole and its binding to one account. */
export function grant(
  scope: Construct,
  kind: 'Role' | 'ClusterRole',
  metadata: { readonly name: string },
  rules: readonly PolicyRule[],
  subject: { readonly kind: string; readonly name: string; readonly namespace: string },
): void {
  const apiVersion = `${RBAC}/v1`;
  add(scope, kind, { apiVersion, kind, metadata, rules });
  add(scope, `${kind}Binding`, {
    apiVersion,
    kind: `${kind}Binding`,
    metadata,
    roleRef: { apiGroup: RBAC, kind, name: metadata.name },
    subjects: [subject],
  });
}

function add(scope: Construct, id: string, document: ConstructorParameters<typeof ApiObject>[2] & object): void {
  originate(new ApiObject(scope, id, document), scope);
}

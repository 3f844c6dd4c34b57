import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { originate } from '../../core/app/origin';
import type { INamed } from '../../core/named';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { PolicyRule } from '../../schema/kubernetes';
import { quote } from '../../util/quote';
import {
  apiResource,
  CLUSTER_KINDS,
  NAMESPACED_KINDS,
  type ApiResource,
  type ClusterKind,
  type DeployKind,
} from './kinds';
import { clusterRules, namespaceRules } from './role';
import type { StrategyKind } from './strategy';

/** Objects of a kind that lives in no namespace. */
export interface ClusterObjects {
  readonly kind: ClusterKind;
  /** Their names; nothing else of the kind may be touched. */
  readonly names: readonly string[];
}

/** What the account of a DeployTask is made of. */
export interface AccessPlan {
  /** Name of the account and of its Roles. */
  readonly name: string;
  /** Where it may deploy; undefined for the namespace of the chart. */
  readonly namespaces: readonly (string | undefined)[];
  readonly kinds: readonly DeployKind[];
  readonly clusterKinds: readonly ClusterObjects[];
  readonly strategy: StrategyKind;
  readonly place: PendingPlace;
}

/**
 * The account of a DeployTask, with a Role for exactly the kinds it deploys in each namespace it deploys to.
 *
 * @throws `unknown-kind`, `cluster-scoped-kind`, `namespaced-kind`, `wildcard-kind`, `cluster-kind-without-names`,
 *   `missing-namespace`
 */
export function deployAccount(task: Construct, plan: AccessPlan): INamed {
  const { name, place } = plan;
  const { namespace } = Chart.of(task);
  if (namespace === undefined) {
    fail({
      rule: 'missing-namespace',
      message: 'a Role can be given to no account of a chart without namespace',
      at: place,
      help: "say it: new PipelineChart(app, 'ci', { namespace: 'ci' }), or bring an account: serviceAccount: { name: '…' }",
    });
  }
  const rules = namespaceRules(
    plan.kinds.map((kind) => namespaced(kind, place)),
    plan.strategy,
  );
  const subject = { kind: 'ServiceAccount', name, namespace };
  add(task, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
  for (const [index, target] of plan.namespaces.entries()) {
    const where = { name, namespace: target ?? namespace };
    const suffix = index === 0 ? '' : `-${where.namespace}`;
    grant(task, { kind: 'Role', suffix, metadata: where, rules, subject });
  }
  const named = plan.clusterKinds.map((objects) => ({ ...clusterScoped(objects, place), names: objects.names }));
  if (named.length > 0) {
    // Shared by all namespaces of the cluster, so the name says whose it is. No namespace has a colon: two names never become one.
    const metadata = { name: `${namespace}:${name}` };
    grant(task, { kind: 'ClusterRole', suffix: '', metadata, rules: clusterRules(named), subject });
  }
  return { name };
}

interface Grant {
  readonly kind: 'Role' | 'ClusterRole';
  readonly suffix: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules: readonly PolicyRule[];
  readonly subject: { readonly kind: string; readonly name: string; readonly namespace: string };
}

function grant(task: Construct, { kind, suffix, metadata, rules, subject }: Grant): void {
  const apiGroup = 'rbac.authorization.k8s.io';
  const apiVersion = `${apiGroup}/v1`;
  add(task, `${kind}${suffix}`, { apiVersion, kind, metadata, rules });
  add(task, `${kind}Binding${suffix}`, {
    apiVersion,
    kind: `${kind}Binding`,
    metadata,
    roleRef: { apiGroup, kind, name: metadata.name },
    subjects: [subject],
  });
}

function add(task: Construct, id: string, document: ConstructorParameters<typeof ApiObject>[2] & object): void {
  originate(new ApiObject(task, id, document), task);
}

function namespaced(kind: DeployKind, place: PendingPlace): ApiResource {
  const resource = checked(apiResource(kind), place);
  if (resource && !CLUSTER_KINDS.includes(resource.kind)) return resource;
  const name = typeof kind === 'string' ? kind : kind.kind;
  if (resource) {
    fail({
      rule: 'cluster-scoped-kind',
      message: `kind ${quote(name)} lives in no namespace`,
      data: { kind: name },
      at: place,
      help: `allow single objects of it: clusterKinds: [{ kind: '${name}', names: ['…'] }]`,
    });
  }
  unknown(name, NAMESPACED_KINDS, place);
}

function clusterScoped({ kind, names }: ClusterObjects, place: PendingPlace): ApiResource {
  const resource = checked(apiResource(kind), place);
  if (names.length === 0) {
    // A rule without names allows all objects of the kind.
    fail({
      rule: 'cluster-kind-without-names',
      message: `clusterKinds allows ${quote(typeof kind === 'string' ? kind : kind.kind)} and names no object`,
      at: place,
      help: "name the objects: names: ['…']",
    });
  }
  if (resource && !NAMESPACED_KINDS.includes(resource.kind)) return resource;
  const name = typeof kind === 'string' ? kind : kind.kind;
  if (resource) {
    fail({
      rule: 'namespaced-kind',
      message: `kind ${quote(name)} lives in a namespace`,
      data: { kind: name },
      at: place,
      help: 'put it into kinds',
    });
  }
  unknown(name, CLUSTER_KINDS, place);
}

/** A Role with a wildcard would allow what nobody named. */
function checked(resource: ApiResource | undefined, place: PendingPlace): ApiResource | undefined {
  const isPlain = resource === undefined || (!resource.apiGroup.includes('*') && !resource.resource.includes('*'));
  if (isPlain) return resource;
  fail({
    rule: 'wildcard-kind',
    message: `kind ${quote(resource.kind)} stands for more than one: ${quote(`${resource.resource}.${resource.apiGroup}`)}`,
    data: { kind: resource.kind },
    at: place,
    help: 'name each kind with its own group and resource',
  });
}

function unknown(kind: string, known: readonly string[], place: PendingPlace): never {
  fail({
    rule: 'unknown-kind',
    message: `kind ${quote(kind)} is not known`,
    data: { kind },
    at: place,
    help: [
      ...unknownNameHelp(kind, 'kinds known by name', known),
      `give any other with its group and resource: { kind: '${kind}', apiGroup: '…', resource: '…' }`,
    ],
  });
}

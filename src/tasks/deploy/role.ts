import type { PolicyRule } from '../../schema/kubernetes';
import { NAMESPACED_KINDS, WORKLOADS, type ApiResource } from './kinds';
import type { StrategyKind } from './strategy';

/** Server-side apply needs no more (seen on a cluster), so Secrets can be deployed and not read. */
const APPLY = ['create', 'patch'];
/** Waiting for a rollout, and leaving replicas to an autoscaler. */
const WAIT = ['get', 'list', 'watch'];
/** Helm compares with what is there, and deletes what a chart no longer has. */
const HELM = ['get', 'create', 'update', 'patch', 'delete'];

/** What a failed rollout is explained with, and where autoscalers are looked up. */
const DIAGNOSIS: readonly PolicyRule[] = [
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: [''], resources: ['events'], verbs: ['list'] },
  { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get', 'list'] },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: ['list'] },
];

/** Helm keeps its releases in Secrets. */
const HELM_RELEASES: PolicyRule = {
  apiGroups: [''],
  resources: ['secrets'],
  verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
};

/** What a DeployTask may do in the namespace it deploys to. */
export function namespaceRules(kinds: readonly ApiResource[], strategy: StrategyKind): PolicyRule[] {
  const rules = [
    ...kinds.map((kind) => ruleOf(kind, verbsOf(kind, strategy))),
    ...(strategy === 'helm' ? [HELM_RELEASES] : []),
    ...DIAGNOSIS,
  ];
  return inFewRules(rules);
}

/** What it may do with objects that live in no namespace: only with those that are named. */
export function clusterRules(kinds: readonly (ApiResource & { readonly names: readonly string[] })[]): PolicyRule[] {
  // Server-side apply says the name when it creates, so this verb can be bound to names too (seen on a cluster).
  return kinds.map((kind) => ({ ...ruleOf(kind, ['get', ...APPLY]), resourceNames: [...kind.names] }));
}

function verbsOf({ kind }: ApiResource, strategy: StrategyKind): string[] {
  // Kinds of others may have replicas, which are read where an autoscaler sets them.
  const wait = WORKLOADS.includes(kind) ? WAIT : NAMESPACED_KINDS.includes(kind) ? [] : ['get'];
  switch (strategy) {
    case 'setImage':
      return [...WAIT, 'patch'];
    case 'helm':
      return [...wait, ...HELM];
    case 'manifests':
    case 'kustomize':
      // A Job cannot be changed: the new one takes its place.
      return [...wait, ...APPLY, ...(kind === 'Job' ? ['delete'] : [])];
  }
}

function ruleOf({ apiGroup, resource }: ApiResource, verbs: readonly string[]): PolicyRule {
  return { apiGroups: [apiGroup], resources: [resource], verbs };
}

const ORDER = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];

/** One rule for all resources of a group that have the same verbs. */
function inFewRules(rules: readonly PolicyRule[]): PolicyRule[] {
  const verbs = new Map<string, Set<string>>();
  for (const { apiGroups = [], resources = [], verbs: added } of rules) {
    const key = `${apiGroups[0] ?? ''}/${resources.join()}`;
    verbs.set(key, new Set([...(verbs.get(key) ?? []), ...added]));
  }
  const groups = new Map<string, { apiGroup: string; resources: string[]; verbs: string[] }>();
  for (const [key, set] of verbs) {
    const slash = key.indexOf('/');
    const [apiGroup, resource] = [key.slice(0, slash), key.slice(slash + 1)];
    const sorted = ORDER.filter((verb) => set.has(verb));
    const same = `${apiGroup} ${sorted.join()}`;
    const group = groups.get(same) ?? { apiGroup, resources: [], verbs: sorted };
    group.resources.push(resource);
    groups.set(same, group);
  }
  return [...groups.values()].map(({ apiGroup, resources, verbs }) => ({ apiGroups: [apiGroup], resources, verbs }));
}

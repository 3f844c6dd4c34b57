import { KUBECTL_PODS } from '../core/kubectl-pods';
import { TASK_OF_RUN, type NetworkNeed } from '../core/task/network';
import type { NetworkPolicy } from '../schema/kubernetes';
import { compact } from '../util/compact';
import type { NetworkAccess } from './network-access';

type Spec = NonNullable<NetworkPolicy['spec']>;
type EgressRule = NonNullable<Spec['egress']>[number];
type Peer = NonNullable<EgressRule['to']>[number];
type Port = NonNullable<EgressRule['ports']>[number];
type Selector = Spec['podSelector'];

/** What there is in a namespace. */
export interface Inhabitants {
  readonly namespace: string;
  /** Tasks that runs refer to; `name` is a label of their pods. */
  readonly tasks: readonly TaskPods[];
  /** Tasks that stand inside a pipeline: pods have no label of them, but one of the task of the pipeline. */
  readonly inlineTasks: readonly InlineTaskPods[];
  /** Tasks that TaskRuns hold themselves; `name` is a label of ours. */
  readonly tasksOfRuns: readonly TaskPods[];
  /** Whether there are pods that ask the API server beside runs. */
  readonly kubectl: boolean;
  readonly listeners: readonly Listener[];
  readonly registries: readonly Registry[];
}

interface TaskPods {
  readonly name: string;
  readonly network: readonly NetworkNeed[];
}

interface InlineTaskPods extends TaskPods {
  /** Name of the pipeline. @default - it stands inside runs itself, and has none */
  readonly pipeline?: string | undefined;
}

interface Listener {
  readonly name: string;
  /** Whether webhooks reach it past any Ingress: by a port of the nodes or a load balancer. */
  readonly isOpen: boolean;
}

/** A registry, by the labels of its pods. */
export interface Registry {
  /** Name of its Service. */
  readonly name: string;
  readonly pods: Labels;
  /** Pods of its web page. */
  readonly page: Labels;
  /** Pods by which nodes reach it. @default - nodes reach it themselves */
  readonly proxy?: Labels | undefined;
}

type Labels = Readonly<Record<string, string>>;

const ANYWHERE = ['0.0.0.0/0'];
/** Where a machine of a cloud gets its own secrets, for which no task asks. */
const LINK_LOCAL = '169.254.0.0/16';
/** Of the cloud itself, and of the agent on a node of Google's to which it is turned. */
const METADATA_PORTS = [80, 988];
/** The cache on each node, where there is one. */
const NODE_DNS = ['169.254.20.10/32'];
/** Policies see the ports of pods; DNS pods of OpenShift have the second one. */
const DNS_PORTS = [53, 5353];
const REGISTRY_PORT = 5000;
const PAGE_PORT = 8080;
const LISTENER_PORTS = [8080, 8443];
const TASK_PODS = { 'app.kubernetes.io/managed-by': 'tekton-pipelines' };

/** NetworkPolicies by name: nothing is allowed but what those who are there need. */
export function networkPolicies(there: Inhabitants, access: NetworkAccess): ReadonlyMap<string, Spec> {
  const policies = new Map<string, Spec>([
    ['default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }],
    ['dns', egress({}, [dns(access)])],
  ]);
  const known = there.tasks.map(({ name }) => name);
  // Tasks of others, by reference or inline, are known to nobody here.
  const others =
    known.length > 0 ? [{ key: 'tekton.dev/task', operator: 'NotIn', values: [...known].sort() }] : undefined;
  policies.set('tasks', egress(compact({ matchLabels: TASK_PODS, matchExpressions: others }), [web(access)]));
  const needs = (network: readonly NetworkNeed[]) => network.flatMap((need) => rulesFor(need, there, access));
  for (const { name, network } of there.tasks)
    policies.set(`task-${name}`, egress({ matchLabels: { 'tekton.dev/task': name } }, needs(network)));
  for (const { name, network } of there.tasksOfRuns)
    policies.set(`task-${name}`, egress({ matchLabels: { [TASK_OF_RUN]: name } }, needs(network)));
  for (const task of there.inlineTasks) policies.set(inlineName(task), egress(inlinePods(task), needs(task.network)));
  if (there.kubectl) policies.set('kubectl', egress({ matchLabels: KUBECTL_PODS }, [apiServer(access)]));
  for (const listener of there.listeners) policies.set(`listener-${listener.name}`, listenerPolicy(listener, access));
  for (const registry of there.registries) {
    policies.set(`registry-${registry.name}`, registryPolicy(registry.pods, access));
    policies.set(`registry-page-${registry.name}`, pagePolicy(registry, access));
    if (!registry.proxy) continue;
    policies.set(`registry-proxy-${registry.name}`, proxyPolicy(registry.proxy, registry.pods, access));
  }
  return policies;
}

function inlineName({ pipeline, name }: InlineTaskPods): string {
  return pipeline === undefined ? `inline-${name}` : `inline-${pipeline}-${name}`;
}

function inlinePods({ pipeline, name }: InlineTaskPods): Selector {
  return {
    matchLabels: {
      ...(pipeline !== undefined && { 'tekton.dev/pipeline': pipeline }),
      'tekton.dev/pipelineTask': name,
    },
    matchExpressions: [{ key: 'tekton.dev/task', operator: 'DoesNotExist' }],
  };
}

function rulesFor(need: NetworkNeed, there: Inhabitants, access: NetworkAccess): EgressRule[] {
  switch (need.kind) {
    case 'web':
      return [web(access)];
    case 'git':
      return [{ to: outside(access.forges), ports: tcp(...(access.forgePorts ?? [443, 80, 22])) }];
    case 'metadata':
      return [{ to: blocks([LINK_LOCAL]), ports: tcp(...METADATA_PORTS) }];
    case 'api':
      return [apiServer(access)];
    case 'registry':
      return registryRules(need.registry.pushHost, there, access);
  }
}

/** A registry in the cluster by its Service, any other by its port. */
function registryRules(pushHost: string, there: Inhabitants, access: NetworkAccess): EgressRule[] {
  const [host = '', port = '443'] = pushHost.split(':');
  const inCluster = /^[^.]+\.([^.]+)\.svc(\.|$)/.exec(host);
  if (!inCluster) return port === '443' ? [] : [{ to: outside(access.web), ports: tcp(Number(port)) }];
  const namespace = inCluster[1] ?? there.namespace;
  const own = there.registries.find(({ name }) => namespace === there.namespace && host.startsWith(`${name}.`));
  const to = own ? [{ podSelector: { matchLabels: own.pods } }] : [inNamespace(namespace)];
  return [{ to, ports: tcp(Number(port)) }];
}

function listenerPolicy({ name, isOpen }: Listener, access: NetworkAccess): Spec {
  const { ingressFrom = [], tektonNamespace = 'tekton-pipelines', forges = ANYWHERE, nodes = ANYWHERE } = access;
  // Nodes may put their own address in place of the sender's.
  const senders = isOpen ? blocks([...new Set([...forges, ...nodes])]) : [];
  return {
    podSelector: { matchLabels: { 'app.kubernetes.io/managed-by': 'EventListener', eventlistener: name } },
    policyTypes: ['Ingress', 'Egress'],
    ...ingress([...ingressFrom.map(inNamespace), ...senders], LISTENER_PORTS),
    ...allowed([{ to: [inNamespace(tektonNamespace)], ports: tcp(8443) }, apiServer(access)]),
  };
}

/** Nodes are no pods, and come from their own addresses. */
function registryPolicy(pods: Labels, { nodes }: NetworkAccess): Spec {
  return {
    podSelector: { matchLabels: pods },
    policyTypes: ['Ingress', 'Egress'],
    ...ingress([{ podSelector: {} }, ...blocks(nodes)], [REGISTRY_PORT]),
  };
}

function pagePolicy({ page, pods }: Registry, { ingressFrom = [] }: NetworkAccess): Spec {
  return {
    podSelector: { matchLabels: page },
    policyTypes: ['Ingress', 'Egress'],
    ...ingress(ingressFrom.map(inNamespace), [PAGE_PORT]),
    ...allowed([{ to: [{ podSelector: { matchLabels: pods } }], ports: tcp(REGISTRY_PORT) }]),
  };
}

function proxyPolicy(proxy: Labels, pods: Labels, { nodes }: NetworkAccess): Spec {
  return {
    podSelector: { matchLabels: proxy },
    policyTypes: ['Ingress', 'Egress'],
    ...ingress(blocks(nodes), []),
    ...allowed([{ to: [{ podSelector: { matchLabels: pods } }], ports: tcp(REGISTRY_PORT) }]),
  };
}

function egress(podSelector: Selector, rules: readonly EgressRule[]): Spec {
  return { podSelector, policyTypes: ['Egress'], ...allowed(rules) };
}

/** A rule without peers would allow everybody, so it is left out. */
function allowed(rules: readonly EgressRule[]): Pick<Spec, 'egress'> {
  const said = rules.filter(({ to = [] }) => to.length > 0);
  return said.length > 0 ? { egress: said } : {};
}

function ingress(from: readonly Peer[], ports: readonly number[]): Pick<Spec, 'ingress'> {
  if (from.length === 0) return {};
  return { ingress: [ports.length > 0 ? { from, ports: tcp(...ports) } : { from }] };
}

function dns({ dnsNamespace = 'kube-system', dns: others = NODE_DNS }: NetworkAccess): EgressRule {
  return {
    to: [inNamespace(dnsNamespace), ...blocks(others)],
    ports: DNS_PORTS.flatMap((port) => [
      { port, protocol: 'UDP' },
      { port, protocol: 'TCP' },
    ]),
  };
}

function web(access: NetworkAccess): EgressRule {
  return { to: outside(access.web), ports: tcp(...(access.webPorts ?? [443, 80])) };
}

/** Clients call port 443 of the Service; policies see where it leads. */
function apiServer(access: NetworkAccess): EgressRule {
  return { to: blocks(access.apiServer), ports: tcp(443, 6443) };
}

/** What is said; without that everything outside of the node itself. */
function outside(cidrs: readonly string[] | undefined): Peer[] {
  return cidrs ? blocks(cidrs) : [{ ipBlock: { cidr: '0.0.0.0/0', except: [LINK_LOCAL] } }];
}

function blocks(cidrs: readonly string[] = ANYWHERE): Peer[] {
  return cidrs.map((cidr) => ({ ipBlock: { cidr } }));
}

function inNamespace(namespace: string): Peer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } };
}

function tcp(...ports: readonly number[]): Port[] {
  return ports.map((port) => ({ port, protocol: 'TCP' }));
}

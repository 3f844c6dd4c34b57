import { checkKeys, checkOwnKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { checkScope } from '../core/app/check-scope';
import { addCheck } from '../core/app/checks';
import { originate } from '../core/app/origin';
import { KUBECTL_PODS } from '../core/kubectl-pods';
import { Pipeline } from '../core/pipeline/pipeline';
import { hasOwnNeeds, TASK_OF_RUN } from '../core/task/network';
import { Task } from '../core/task/task';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { RegistryWithUi } from '../registry/registry-with-ui';
import type { EventListener } from '../schema/triggers/event-listener';
import { compact } from '../util/compact';
import { unlessEmpty } from '../util/unless-empty';
import type { NetworkAccess } from './network-access';
import { networkPolicies, type Inhabitants, type Registry } from './network-policies';
import { podSecurityLabels, type PodSecurityLevel } from './pod-security';
import { showByPath } from '../core/shown';
import { list, mapOf, number, oneOf, text } from '../core/shapes';

/** Props of {@link PipelineNamespace}. */
export interface PipelineNamespaceProps {
  /**
   * What pods may ask for. Builds with kaniko need `baseline`; clones, deployments and registries keep within `restricted`, which
   * needs Tekton's flag `set-security-context`.
   * @default 'baseline'
   */
  readonly podSecurity?: PodSecurityLevel | undefined;
  /** NetworkPolicies: nothing is allowed but what the objects of the program need. `{}` takes every default. @default - none */
  readonly network?: NetworkAccess | undefined;
  /** Labels besides those of Pod Security. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

const KEYS: KeysOf<PipelineNamespaceProps> = {
  podSecurity: oneOf(['privileged', 'baseline', 'restricted']),
  network: true,
  labels: mapOf(text),
  annotations: mapOf(text),
};
const NETWORK_KEYS: KeysOf<NetworkAccess> = {
  forges: list(text),
  forgePorts: list(number),
  web: list(text),
  webPorts: list(number),
  apiServer: list(text),
  nodes: list(text),
  ingressFrom: list(text),
  dnsNamespace: text,
  dns: list(text),
  tektonNamespace: text,
};

/**
 * The namespace of a chart, with what its pods may ask for and whom they may reach.
 *
 * NetworkPolicies follow from the program: clones reach forges, builds the registry and the web, deployments the API server; EventListeners are reached
 * from the namespaces that are said; a registry from pods and nodes. What is added to the program later is looked at too. Whether
 * policies are enforced is up to the network of the cluster.
 *
 * Make it first in its chart: objects are applied in the order in which they are made.
 *
 * @throws `unknown-key`, `unknown-value`, `missing-namespace`; at synthesis `pod-security-violation` for pods that would be refused
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 *
 * @example
 * ```ts
 * new PipelineNamespace(chart, 'namespace', { network: { ingressFrom: ['ingress-nginx'], nodes: ['10.0.0.0/16'] } });
 * new DeployTask(chart, 'deploy', { namespace: 'shop' });
 * ```
 * ```yaml
 * kind: Namespace
 * metadata:
 *   name: ci
 *   labels: { pod-security.kubernetes.io/enforce: baseline }
 * ```
 * ```yaml
 * kind: NetworkPolicy
 * metadata: { name: task-mountains-deploy, namespace: ci }
 * spec:
 *   podSelector: { matchLabels: { tekton.dev/task: mountains-deploy } }
 * ```
 */
export class PipelineNamespace extends Construct {
  static {
    showByPath(this);
  }

  /** Name of the namespace. */
  readonly name: string;
  /** The cdk8s object underneath. */
  readonly apiObject: ApiObject;
  /** @internal */
  readonly callSite = new CallSite();
  private isComplete = false;

  constructor(scope: Construct, id: string, props: PipelineNamespaceProps = {}) {
    super(checkScope(scope, id, 'PipelineNamespace'), id);
    const place = { construct: this.node.path, source: this.callSite };
    checkOwnKeys(props, KEYS, { made: new.target, own: PipelineNamespace, at: place });
    const { podSecurity = 'baseline', network, labels = {}, annotations = {} } = props;
    if (network !== undefined) checkKeys(network, NETWORK_KEYS, 'network', { ...place, field: 'network' });
    this.name = Chart.of(this).namespace ?? this.failWithoutNamespace();
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: compact({
        name: this.name,
        labels: { ...podSecurityLabels(podSecurity), ...labels },
        annotations: unlessEmpty({ ...annotations }),
      }),
    });
    originate(this.apiObject, this);
    addCheck(this, () => {
      if (network) this.addPolicies(network);
      return [];
    });
  }

  /** Only now everything is there that pods will come from. */
  private addPolicies(access: NetworkAccess): void {
    if (this.isComplete) return;
    this.isComplete = true;
    for (const [name, spec] of networkPolicies(this.inhabitants(), access)) {
      const apiVersion = 'networking.k8s.io/v1';
      originate(new ApiObject(this, name, { apiVersion, kind: 'NetworkPolicy', metadata: { name }, spec }), this);
    }
  }

  private inhabitants(): Inhabitants {
    const constructs = this.constructs();
    return {
      namespace: this.name,
      tasks: constructs.filter(isReferredTask).map(({ name, network }) => ({ name, network })),
      inlineTasks: inlineTasksOf(constructs),
      tasksOfRuns: this.tasksOf(constructs.filter(isA('TaskRun'))),
      kubectl: constructs.some(makesKubectlPods),
      listeners: constructs.filter(isA('EventListener')).map(listenerOf),
      registries: constructs.filter((x) => RegistryWithUi.isRegistryWithUi(x)).map(registryOf),
    };
  }

  private tasksOf(runs: readonly ApiObject[]): Inhabitants['tasksOfRuns'] {
    const names = new Set(runs.map(({ metadata }) => metadata.getLabel(TASK_OF_RUN)));
    // A run may hold a task of another chart.
    const tasks = this.node.root.node.findAll().filter((x) => Task.isTask(x));
    return tasks.filter(({ name }) => names.has(name)).map(({ name, network }) => ({ name, network }));
  }

  private constructs(): IConstruct[] {
    return this.node.root.node.findAll().filter((x) => namespaceOf(x) === this.name);
  }

  private failWithoutNamespace(): never {
    fail({
      rule: 'missing-namespace',
      message: 'the chart of a PipelineNamespace has no namespace',
      at: { construct: this.node.path, source: this.callSite },
      help: "say it: new PipelineChart(app, 'ci', { namespace: 'ci' })",
    });
  }
}

/** One that is not put inside the pipelines that use it. */
function isReferredTask(construct: IConstruct): construct is Task {
  return Task.isTask(construct) && construct.delivery !== 'inline';
}

/** With Pipelines-as-Code all tasks stand inside the run, which is named when it starts, and pods say the run for the pipeline. */
function inlineTasksOf(constructs: readonly IConstruct[]): Inhabitants['inlineTasks'] {
  const isInRuns = constructs.some(isA('Repository'));
  const pipelines = constructs.filter((x) => Pipeline.isPipeline(x));
  const all = pipelines.flatMap((pipeline) =>
    [...pipeline.entries.values()].flatMap(({ name, task, target }) => {
      const { network = [] } = task ?? {};
      const isInline = target().taskSpec !== undefined;
      return [
        ...(isInline ? [{ pipeline: pipeline.name, name, network }] : []),
        ...(isInRuns && network.length > 0 ? [{ name, network }] : []),
      ];
    }),
  );
  return all.filter(({ network }) => hasOwnNeeds(network));
}

function isA(kind: string): (construct: IConstruct) => construct is ApiObject {
  return (construct): construct is ApiObject => ApiObject.isApiObject(construct) && construct.kind === kind;
}

/** CronJobs and the Jobs of triggers. */
function makesKubectlPods(construct: IConstruct): boolean {
  if (!isA('CronJob')(construct) && !isA('TriggerTemplate')(construct)) return false;
  return JSON.stringify(construct.toJson()).includes(Object.keys(KUBECTL_PODS).join());
}

function listenerOf(listener: ApiObject): Inhabitants['listeners'][number] {
  const { spec } = listener.toJson() as EventListener;
  const serviceType = spec.resources?.kubernetesResource?.serviceType ?? 'ClusterIP';
  return { name: listener.name, isOpen: serviceType !== 'ClusterIP' };
}

function registryOf(registry: RegistryWithUi): Registry {
  const labels = (component: string) => ({
    'app.kubernetes.io/name': registry.name,
    'app.kubernetes.io/component': component,
  });
  return {
    name: registry.name,
    pods: labels('registry'),
    page: labels('ui'),
    proxy: registry.node.tryFindChild('PullProxy') && labels('pull-proxy'),
  };
}

function namespaceOf(construct: IConstruct): string | undefined {
  if (construct.node.scope === undefined) return undefined;
  const chart = [...construct.node.scopes].reverse().find((above): above is Chart => Chart.isChart(above));
  return chart?.namespace;
}

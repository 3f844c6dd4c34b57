import { messageOf } from '../../../src/util/message-of';
import { addNetworkPoliciesImage } from '../images/network-policies';
import type { Context } from './case';
import { applyObject, kubectl, tryKubectl } from './kubectl';
import { ready } from './service';
import { until } from './wait';

const NAME = 'cdk8s-tekton-e2e-network-policies';

/**
 * Has the one-machine cluster enforce NetworkPolicies until the case ends, by the controller of kube-router in a pod on the network of
 * the node. Other clusters do it themselves or not at all.
 *
 * @returns whether it is this that enforces them
 */
export async function enforceNetworkPolicies({ cluster, must, skip, namespaces, after }: Context): Promise<boolean> {
  if (!cluster.isOneMachine) return false;
  let image = '';
  try {
    image = await addNetworkPoliciesImage(console.log);
  } catch (error) {
    skip('NetworkPolicies are enforced', `their controller cannot be made here: ${messageOf(error)}`);
    return false;
  }
  await must('NetworkPolicies are enforced from now on', async () => {
    await namespaces([NAME]);
    // Before the namespace goes, which would take the rights that its last deeds need.
    after(async () => {
      await kubectl(['-n', NAME, 'delete', 'deployment', NAME, '--cascade=foreground', '--timeout=60s']);
      await kubectl(['delete', 'clusterrole,clusterrolebinding', NAME]);
    });
    for (const object of await controller(image)) await applyObject(object);
    await ready(NAME, `deployment/${NAME}`);
  });
  return true;
}

async function controller(image: string): Promise<object[]> {
  const apiServer = await kubectl([
    '-n',
    'default',
    'get',
    'service',
    'kubernetes',
    '-o',
    'jsonpath={.spec.clusterIP}',
  ]);
  const labels = { app: NAME };
  const rbac = 'rbac.authorization.k8s.io';
  const read = (apiGroup: string, ...resources: string[]): object => ({
    apiGroups: [apiGroup],
    resources,
    verbs: ['get', 'list', 'watch'],
  });
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace: NAME } },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRole',
      metadata: { name: NAME },
      rules: [read('', 'pods', 'namespaces', 'nodes'), read('networking.k8s.io', 'networkpolicies')],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: NAME },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: NAME },
      subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAME }],
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: NAME, namespace: NAME },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            hostNetwork: true,
            serviceAccountName: NAME,
            containers: [
              {
                name: 'controller',
                image,
                imagePullPolicy: 'Always',
                securityContext: { privileged: true },
                env: [
                  // Only the beginning of the range counts, and the API server has its first address.
                  { name: 'SERVICE_CIDR', value: `${apiServer}/18` },
                  { name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
                ],
              },
            ],
          },
        },
      },
    },
  ];
}

/** Addresses by a name for them. */
export type Addresses = Readonly<Record<string, string>>;

const PROBE = 'probe';

/** A pod that asks for addresses, as whatever pod its labels make it. */
export class Probe {
  private constructor(
    private readonly namespace: string,
    private readonly addresses: Addresses,
  ) {}

  /** Starts the pod. */
  static async start(namespace: string, addresses: Addresses): Promise<Probe> {
    await applyObject({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: PROBE, namespace },
      spec: {
        terminationGracePeriodSeconds: 0,
        automountServiceAccountToken: false,
        containers: [{ name: 'probe', image: 'docker.io/curlimages/curl:8.15.0', command: ['sleep', '3600'] }],
      },
    });
    await kubectl(['-n', namespace, 'wait', '--for=condition=Ready', `pod/${PROBE}`, '--timeout=120s']);
    return new Probe(namespace, addresses);
  }

  /** Puts on labels in place of those it had. */
  async as(labels: Readonly<Record<string, string>>): Promise<void> {
    const patch = [{ op: 'add', path: '/metadata/labels', value: labels }];
    await kubectl(['-n', this.namespace, 'patch', 'pod', PROBE, '--type=json', '-p', JSON.stringify(patch)]);
  }

  /** Waits until these of the addresses answer whatever they answer, and no others. */
  async reaches(...names: readonly string[]): Promise<void> {
    const expected = [...names].sort().join();
    let last = '';
    try {
      await until(`the probe to reach ${expected}`, async () => (last = await this.reached()) === expected, {
        seconds: 30,
      });
    } catch (error) {
      throw new Error(`${messageOf(error)}; it reaches ${last}`);
    }
  }

  /** Whether it reaches nothing. */
  async isStopped(): Promise<boolean> {
    return (await this.reached()) === '';
  }

  private async reached(): Promise<string> {
    const asked = Object.entries(this.addresses).map(
      ([name, url]) => `curl -sk -m 4 -o /dev/null --noproxy '*' ${url} && echo ${name} &`,
    );
    const { said } = await tryKubectl([
      '-n',
      this.namespace,
      'exec',
      PROBE,
      '--',
      'sh',
      '-c',
      `${asked.join('\n')}\nwait`,
    ]);
    return said.trim().split('\n').sort().join();
  }
}

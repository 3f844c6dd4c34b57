import { Strategy } from '../../src/tasks/deploy/strategy';
import { apply, deploy, IMAGE } from './deploy/deploy-task';
import { autoscaler, deployment, list, object, workload } from './deploy/manifests';

const shop = deployment('shop', 'acme/shop', { replicas: 2 });
/** A Deployment as the server gives it. */
const live = (replicas: number, ...owners: string[]): object =>
  object('apps/v1', 'Deployment', 'shop', {
    metadata: {
      name: 'shop',
      managedFields: owners.map((manager) => ({ manager, fieldsV1: { 'f:spec': { 'f:replicas': {} } } })),
    },
    spec: { replicas },
  });
const forbidden = (resource: string, group: string, where: string): string =>
  `Error from server (Forbidden): ${resource} "x" is forbidden: User "system:serviceaccount:ci:shop-deploy" cannot patch resource "${resource}" in API group "${group}" ${where}\n`;

describe('apply', () => {
  it('is tried on the server as a whole before the first write', () => {
    const { calls } = apply([shop]);

    const applies = calls.filter((call) => call.startsWith('apply'));
    expect(applies).toEqual([
      'apply --server-side --field-manager=cdk8s-tekton --namespace prod --filename trial-list.json --force-conflicts --dry-run=server',
      'apply --server-side --field-manager=cdk8s-tekton --namespace prod --filename set-list.json --force-conflicts',
    ]);
  });

  it('forces nothing when conflicts fail', () => {
    const { calls } = apply([shop], {}, { conflicts: 'fail' });

    expect(calls.filter((call) => call.includes('--force-conflicts'))).toEqual([]);
  });

  it('goes to the namespace that the param says', () => {
    const { calls } = apply([shop], { params: { namespace: 'staging' } });

    expect(calls.at(-1)).toContain('--namespace staging');
  });

  it('goes to the namespace of the run when nothing is said', () => {
    expect(apply([shop], {}, { namespace: undefined }).calls.at(-1)).toContain('--namespace run-namespace');
  });

  it('makes its own namespace first when the set holds it', () => {
    const { calls } = apply([object('v1', 'Namespace', 'prod'), shop]);

    expect(calls.filter((call) => call.startsWith('apply')).map((call) => /[\w-]+\.json/.exec(call)?.[0])).toEqual([
      'own-list.json',
      'trial-list.json',
      'set-list.json',
    ]);
  });
});

describe('a set that the server refuses', () => {
  const refused = (refuse: string, rest: object[] = []) => apply([shop, ...rest], { cluster: { refuse } });

  it('is not applied at all', () => {
    const { failed, applied, err } = refused('Error from server: no\n');

    expect([failed, applied]).toEqual(['apply', []]);
    expect(err).toContain('the cluster would not take all of it, so nothing was changed:\n  Error from server: no\n');
  });

  it.each([
    ['Ingress', 'networking.k8s.io', 'ingresses'],
    ['NetworkPolicy', 'networking.k8s.io', 'networkpolicies'],
    ['Secret', '', 'secrets'],
  ])('because of %s, which the Role lacks, names the kind', (kind, group, resource) => {
    const apiVersion = group === '' ? 'v1' : `${group}/v1`;
    const { err } = refused(forbidden(resource, group, 'in the namespace "prod"'), [object(apiVersion, kind, 'x')]);

    expect(err).toContain(`help: allow the kind: add "${kind}" to kinds of the DeployTask`);
  });

  it('because of a kind that lives in no namespace names the object', () => {
    const { err } = refused(forbidden('priorityclasses', 'scheduling.k8s.io', 'at the cluster scope'), [
      object('scheduling.k8s.io/v1', 'PriorityClass', 'low'),
    ]);

    expect(err).toContain('help: allow it by name: clusterKinds: [{ kind: "PriorityClass", names: ["low"] }]');
  });

  it('because of a kind that nobody knows gives its group and resource', () => {
    expect(refused(forbidden('widgets', 'a.io', 'in the namespace "prod"')).err).toContain(
      'add { kind, apiGroup: "a.io", resource: "widgets" } to kinds of the DeployTask',
    );
  });

  it('because of conflicts says what to do, and not what kubectl says', () => {
    const { err } = refused(
      'error: Apply failed with 1 conflict: conflict with "helm": .spec.replicas\nPlease review the fields above\n* If you intend\nSee https://kubernetes.io/x/#conflicts\nerror: another\n',
    );

    expect(err).toContain('help: somebody else set these fields: drop them from the manifests');
    expect(err).toContain('error: another');
    expect(err).not.toContain('If you intend');
  });

  it.each([
    [
      'Error from server (NotFound): namespaces "prod" not found',
      'make the namespace first: kubectl create namespace prod',
    ],
    ['resource mapping not found: no matches for kind "X" in version "y"', 'this cluster does not know the kind'],
    ['spec.selector: Invalid value: field is immutable', 'delete the object, or give the new one another name'],
  ])('%s: %s', (refuse, help) => {
    expect(refused(`${refuse}\n`).err).toContain(help);
  });
});

describe('replicas', () => {
  const scaled = [shop, autoscaler('shop')];
  const replicas = (set: readonly object[], cluster: Record<string, object> = {}): unknown =>
    apply(set, { cluster }).applied.find(({ kind }) => kind === 'Deployment')?.['spec'].replicas;

  it('are those of the manifest without an autoscaler', () => {
    expect(replicas([shop], { 'get.shop': live(5, 'kubectl') })).toBe(2);
  });

  it('are those of the manifest when an autoscaler is new', () => {
    expect(replicas(scaled)).toBe(2);
  });

  it('are not said when the autoscaler set them', () => {
    expect(replicas(scaled, { 'get.shop': live(5, 'kube-controller-manager') })).toBeUndefined();
  });

  it('are said as they are when only this task set them, or they would fall back to 1', () => {
    expect(replicas(scaled, { 'get.shop': live(5, 'cdk8s-tekton') })).toBe(5);
  });

  it('are left to an autoscaler that only the cluster knows', () => {
    const cluster = { 'get.scalers': list(autoscaler('shop')), 'get.shop': live(5, 'keda') };

    expect(replicas([shop], cluster)).toBeUndefined();
  });

  it('of others are not touched by it', () => {
    const other = autoscaler('other');

    expect(replicas([shop, other], { 'get.shop': live(5) })).toBe(2);
  });
});

describe('a Job', () => {
  const job = workload('batch/v1', 'Job', 'migrate', 'acme/shop');
  const immutable = 'The Job "migrate" is invalid: spec.template: Invalid value: field is immutable\n';
  const ended = (type: string): object =>
    object('batch/v1', 'Job', 'migrate', { status: { conditions: type ? [{ type, status: 'True' }] : [] } });
  const run = (type: string, refuse = immutable) =>
    apply([job], { cluster: { 'refuse.job': refuse, 'get.migrate': ended(type) } });

  it.each(['Complete', 'Failed'])('that is %s makes room for the new one', (type) => {
    const { calls, applied } = run(type);

    const writes = calls.filter((call) => /^(apply|delete)/.test(call) && !call.includes('dry-run'));
    expect(writes.map((call) => call.split(' ')[0])).toEqual(['delete', 'apply']);
    expect(applied.map(({ kind }) => kind)).toEqual(['Job']);
  });

  it('that still runs is left alone, and nothing is changed', () => {
    const { err, applied } = run('');

    expect(err).toContain('error: Job/migrate differs from the one that is still running; nothing was changed');
    expect(applied).toEqual([]);
  });

  it('that has not changed is not run again', () => {
    const { calls } = apply([job], { cluster: { 'get.migrate': ended('Complete') } });

    expect(calls.filter((call) => call.startsWith('delete'))).toEqual([]);
  });
});

describe('setImage', () => {
  const running = object('apps/v1', 'Deployment', 'shop', {
    spec: {
      template: {
        spec: {
          containers: [
            { name: 'a', image: 'nginx' },
            { name: 'b', image: 'acme/shop:1' },
          ],
        },
      },
    },
  });
  const owned = object('apps/v1', 'ReplicaSet', 'shop-1', {
    metadata: { name: 'shop-1', ownerReferences: [{ kind: 'Deployment' }] },
    spec: { template: { spec: { containers: [{ name: 'b', image: 'acme/shop:1' }] } } },
  });

  it('patches the Secrets that nodes pull with into the pods whose image it replaces', () => {
    const { patches } = deploy(
      { cluster: { 'get.workloads': list(running) } },
      { strategy: Strategy.setImage(), imagePullSecrets: [{ name: 'ghcr' }] },
    );

    expect(patches['shop']).toContainEqual({
      op: 'add',
      path: '/spec/template/spec/imagePullSecrets',
      value: [{ name: 'ghcr' }],
    });
  });

  it('patches the container that has the image, and only if it is still the same container', () => {
    const { patches, calls } = deploy(
      { cluster: { 'get.workloads': list(running, owned) } },
      { strategy: Strategy.setImage(), imagePullPolicy: 'Always' },
    );

    const container = '/spec/template/spec/containers/1';
    expect(patches).toEqual({
      shop: [
        { op: 'test', path: `${container}/name`, value: 'b' },
        { op: 'replace', path: `${container}/image`, value: IMAGE },
        { op: 'add', path: `${container}/imagePullPolicy`, value: 'Always' },
      ],
    });
    expect(calls.filter((call) => call.startsWith('patch')).map((call) => / --dry-run=(\w+)/.exec(call)?.[1])).toEqual([
      'server',
      'none',
    ]);
    expect(calls.at(-1)).toMatch(/^rollout status deployment\/shop /);
  });

  it('looks at the workloads that are named', () => {
    const { calls, patches } = deploy(
      { cluster: { 'get.shop': running } },
      { strategy: Strategy.setImage({ workloads: ['Deployment/shop'] }) },
    );

    expect(calls[0]).toBe('get Deployment/shop --namespace prod --output json');
    expect(Object.keys(patches)).toEqual(['shop']);
  });

  it('fails with the images there are', () => {
    const { failed, err, patches } = deploy(
      { cluster: { 'get.workloads': list(deployment('web', 'nginx')) } },
      { strategy: Strategy.setImage() },
    );

    expect([failed, patches]).toEqual(['set-image', {}]);
    expect(err).toContain('images found: nginx (cluster: Deployment/web, container main)');
  });
});

describe('another cluster', () => {
  const kubeconfig = { config: '{}' };

  it('is reached by the file of the workspace', () => {
    expect(apply([shop], { kubeconfig }).failed).toBeUndefined();
  });

  it('says what namespace is meant when nobody else does', () => {
    const { calls } = apply(
      [shop],
      { kubeconfig, cluster: { 'context-namespace': 'theirs' } },
      { namespace: undefined },
    );

    expect(calls.at(-1)).toContain('--namespace theirs');
  });

  it('needs a file of a known name', () => {
    expect(apply([shop], { kubeconfig: { 'kube.yaml': '' } }).err).toContain(
      'error: workspace "kubeconfig" holds neither "kubeconfig" nor "config"',
    );
  });
});

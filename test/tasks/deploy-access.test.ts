import { DeployTask } from '../../src/tasks/deploy';
import {
  apiResource,
  CLUSTER_KINDS,
  DEFAULT_KINDS,
  NAMESPACED_KINDS,
  type DeployKind,
} from '../../src/tasks/deploy/kinds';
import type { DeployTaskProps } from '../../src/tasks/deploy/props';
import { Strategy, type StrategyKind } from '../../src/tasks/deploy/strategy';
import type { PolicyRule } from '../../src/schema/kubernetes';
import { KINDS } from '../../src/schema/kinds';
import { filesOf, reportOfCall, testChart } from '../helpers/chart';

type Props = DeployTaskProps<string, StrategyKind>;
interface Rbac {
  kind: string;
  metadata: { name: string; namespace?: string };
  rules?: PolicyRule[];
  roleRef?: unknown;
  subjects?: unknown;
}

const objectsOf = (props: Props = {}, kind?: string): Rbac[] => {
  const chart = testChart();
  new DeployTask<string, StrategyKind>(chart, 'deploy', props);
  const objects = Object.values(filesOf(chart)).flat() as unknown as Rbac[];
  return objects.filter((object) => object.kind !== 'Task' && (kind === undefined || object.kind === kind));
};
/** What a Role allows, as `verb group/resource`. */
const allowed = (props: Props = {}, kind = 'Role'): string[] =>
  objectsOf(props, kind)[0]!.rules!.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups!.flatMap((group) =>
      resources!.flatMap((resource) => verbs.map((verb) => `${verb} ${group}/${resource}`)),
    ),
  );
const on = (resource: string, rules: string[]): string[] =>
  rules.filter((rule) => rule.endsWith(` ${resource}`)).map((rule) => rule.split(' ')[0]!);
const faultOf = (props: Props): string => reportOfCall(() => objectsOf(props));

describe('the account', () => {
  it('has the name of the Task and lives beside it', () => {
    expect(objectsOf({ namespace: 'prod' }, 'ServiceAccount')[0]?.metadata).toEqual({
      name: 'shop-deploy',
      namespace: 'ci',
    });
  });

  it('has its Role where it deploys to', () => {
    const [role, binding] = [
      ...objectsOf({ namespace: 'prod' }, 'Role'),
      ...objectsOf({ namespace: 'prod' }, 'RoleBinding'),
    ];

    expect(role?.metadata).toEqual({ name: 'shop-deploy', namespace: 'prod' });
    expect(binding).toMatchObject({
      metadata: { name: 'shop-deploy', namespace: 'prod' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'shop-deploy' },
      subjects: [{ kind: 'ServiceAccount', name: 'shop-deploy', namespace: 'ci' }],
    });
  });

  it('has its Role beside it when no namespace is said', () => {
    expect(objectsOf({}, 'Role')[0]?.metadata.namespace).toBe('ci');
  });

  it('has a Role in each of several namespaces', () => {
    const roles = objectsOf({ namespace: 'prod', namespaces: ['staging'] }, 'Role');

    expect(roles.map(({ metadata }) => metadata.namespace)).toEqual(['prod', 'staging']);
  });

  it('is not made when another one is brought', () => {
    expect(objectsOf({ serviceAccount: { name: 'mine' } })).toEqual([]);
  });

  it('needs a namespace to be found in', () => {
    const chart = testChart({ namespace: undefined });

    expect(reportOfCall(() => new DeployTask(chart, 'deploy'))).toContain('error[missing-namespace]');
  });
});

describe('the Role', () => {
  it('allows no more than this', () => {
    expect(objectsOf()[1]?.rules).toEqual([
      rule('apps', ['deployments', 'statefulsets', 'daemonsets'], ['get', 'list', 'watch', 'create', 'patch']),
      rule('batch', ['jobs'], ['get', 'list', 'watch', 'create', 'patch', 'delete']),
      rule('batch', ['cronjobs'], ['get', 'list', 'watch', 'create', 'patch']),
      rule('', ['services', 'configmaps', 'persistentvolumeclaims'], ['create', 'patch']),
      rule('networking.k8s.io', ['ingresses'], ['create', 'patch']),
      rule('autoscaling', ['horizontalpodautoscalers'], ['list', 'create', 'patch']),
      rule('', ['pods'], ['get', 'list']),
      rule('', ['pods/log'], ['get']),
      rule('', ['events'], ['list']),
      rule('apps', ['replicasets'], ['get', 'list']),
    ]);
  });

  it('allows the kinds that are said and no others', () => {
    const rules = allowed({ kinds: ['Deployment', 'Secret'] });

    expect(on('apps/deployments', rules)).toEqual(['get', 'list', 'watch', 'create', 'patch']);
    expect(on('/services', rules)).toEqual([]);
  });

  it('lets Secrets be deployed and not be read', () => {
    expect(on('/secrets', allowed({ kinds: ['Secret'] }))).toEqual(['create', 'patch']);
  });

  it('allows a kind of somebody else by group and resource', () => {
    const rules = allowed({ kinds: [{ kind: 'Rollout', apiGroup: 'argoproj.io', resource: 'rollouts' }] });

    expect(on('argoproj.io/rollouts', rules)).toEqual(['get', 'create', 'patch']);
  });

  it('allows to patch workloads and nothing else when only images are set', () => {
    const rules = allowed({ strategy: Strategy.setImage() });

    expect(on('apps/deployments', rules)).toEqual(['get', 'list', 'watch', 'patch']);
    expect(rules.filter((text) => /^(create|delete|update)/.test(text))).toEqual([]);
  });

  it('lets helm keep its releases, and delete what a chart no longer has', () => {
    const rules = allowed({ strategy: Strategy.helm({ chart: 'c', release: 'r' }) });

    expect(on('/secrets', rules)).toEqual(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete']);
    expect(on('/services', rules)).toEqual(['get', 'create', 'update', 'patch', 'delete']);
  });

  it.each(['manifests', 'kustomize', 'setImage', 'helm'])('never holds a wildcard with %s', (name) => {
    const strategy = {
      manifests: Strategy.manifests(),
      kustomize: Strategy.kustomize({ dir: 'k' }),
      setImage: Strategy.setImage(),
      helm: Strategy.helm({ chart: 'c', release: 'r' }),
    }[name]!;

    expect(allowed({ strategy, kinds: NAMESPACED_KINDS as DeployKind[] }).filter((text) => text.includes('*'))).toEqual(
      [],
    );
  });
});

describe('objects that live in no namespace', () => {
  const props: Props = { namespace: 'shop', clusterKinds: [{ kind: 'Namespace', names: ['shop'] }] };

  it('are allowed by name', () => {
    expect(objectsOf(props, 'ClusterRole')).toMatchObject([
      {
        metadata: { name: 'ci:shop-deploy' },
        rules: [
          { apiGroups: [''], resources: ['namespaces'], resourceNames: ['shop'], verbs: ['get', 'create', 'patch'] },
        ],
      },
    ]);
  });

  it('give objects without namespace', () => {
    const [role, binding] = [...objectsOf(props, 'ClusterRole'), ...objectsOf(props, 'ClusterRoleBinding')];

    expect([role?.metadata, binding?.metadata]).toEqual([{ name: 'ci:shop-deploy' }, { name: 'ci:shop-deploy' }]);
  });

  it('give no cluster-wide rights when there are none', () => {
    expect(objectsOf({}, 'ClusterRole')).toEqual([]);
  });
});

describe('a wrong kind', () => {
  it.each<[string, Props, string]>([
    ['unknown-kind', { kinds: ['Deploymet' as 'Deployment'] }, 'did you mean "Deployment"?'],
    ['cluster-scoped-kind', { kinds: ['Namespace' as 'Deployment'] }, "clusterKinds: [{ kind: 'Namespace'"],
    ['namespaced-kind', { clusterKinds: [{ kind: 'Deployment' as 'Namespace', names: ['x'] }] }, 'put it into kinds'],
    ['wildcard-kind', { kinds: [{ kind: 'All', apiGroup: '*', resource: '*' }] }, 'name each kind'],
    [
      'wildcard-kind',
      { clusterKinds: [{ kind: { kind: 'All', apiGroup: 'a', resource: '*' }, names: ['x'] }] },
      'name each kind',
    ],
    ['cluster-kind-without-names', { clusterKinds: [{ kind: 'Namespace', names: [] }] }, 'name the objects'],
  ])('throws %s', (name, props, help) => {
    const fault = faultOf(props);

    expect(fault).toContain(`error[${name}]`);
    expect(fault).toContain(help);
  });
});

describe('the table of kinds', () => {
  it.each([...NAMESPACED_KINDS, ...CLUSTER_KINDS])('agrees with the schema on %s', (kind) => {
    const { apiGroup } = apiResource(kind as DeployKind)!;
    const known = KINDS.get(kind)!;

    expect(known.apiVersion).toMatch(apiGroup === '' ? /^v1$/ : new RegExp(`^${apiGroup}/`));
    expect(known.scope).toBe(CLUSTER_KINDS.includes(kind) ? 'Cluster' : 'Namespaced');
  });

  it('holds the default kinds', () => {
    expect(DEFAULT_KINDS.filter((kind) => !NAMESPACED_KINDS.includes(kind))).toEqual([]);
  });
});

function rule(group: string, resources: string[], verbs: string[]): PolicyRule {
  return { apiGroups: [group], resources, verbs };
}

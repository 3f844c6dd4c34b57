import type { Construct } from 'constructs';
import { checkCall } from '../core/app/check-scope';
import { checkOwnKeys } from '../core/check-keys';
import type { INamed } from '../core/named';
import type { ResourceProps } from '../core/resource';
import type { NetworkNeed } from '../core/task/network';
import { Task } from '../core/task/task';
import { CallSite } from '../diagnostics/call-site';
import { checkUse, type Deploying } from './deploy/check-use';
import type { TaskUse } from '../core/task/task-use';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { deployAccount } from './deploy/access';
import { paramsOf, workspacesOf, type DeployParams, type DeployWorkspaces } from './deploy/declarations';
import { DEPLOY_KEYS } from './deploy/keys';
import { planOf, type DeployPlan } from './deploy/plan';
import type { DeployOptions, DeployTaskProps } from './deploy/props';
import { deploySteps, deployTemplate, HOME_VOLUME } from './deploy/steps';
import type { StrategyKind } from './deploy/strategy';

/**
 * Deploys to a cluster: puts the image into the manifests, tries the whole set on the server, applies it, waits for the
 * rollout and says what is wrong if there is none.
 *
 * Renders a Task whose steps pass Pod Security `restricted`, a ServiceAccount, and in the namespace it deploys to a Role and a
 * RoleBinding that allow the `kinds` and nothing else. Every run gives this account to this task alone. Values reach the
 * scripts as variables, so none is ever run.
 *
 * Takes the image as nodes pull it, such as `IMAGE_REF` of a KanikoBuildTask.
 *
 * @throws `unknown-key`, `unknown-kind`, `cluster-scoped-kind`, `namespaced-kind`, `wildcard-kind`, `cluster-kind-without-names`,
 *   `missing-namespace`, `no-images`, `reserved-param`, `duplicate-image`, `slot-in-chart`, `unknown-image`,
 *   `pull-secret-in-chart`, `root-user`, `path-outside-workspace`,
 *   `invalid-name`
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 *
 * @example
 * ```ts
 * const deploy = new DeployTask(chart, 'deploy', { manifests: 'k8s', namespace: 'default' });
 * ```
 * ```yaml
 * kind: Task
 * spec:
 *   params:
 *     - { name: image, type: string }
 *     - { name: manifests, type: string, default: k8s }
 *     - { name: namespace, type: string, default: default }
 *   workspaces:
 *     - { name: source, readOnly: true }
 *   steps:
 *     - { name: render }
 *     - { name: apply }
 *     - { name: rollout }
 * ```
 * ```yaml
 * kind: Role
 * metadata: { name: mountains-deploy, namespace: default }
 * ```
 */
export class DeployTask<const Name extends string = 'image', Kind extends StrategyKind = 'manifests'> extends Task<
  DeployParams<Name, Kind>,
  DeployWorkspaces<Kind>
> {
  /** The account of the pod. */
  override readonly serviceAccount: INamed;
  override readonly network: readonly NetworkNeed[];
  private readonly deploying: Deploying;

  constructor(scope: Construct, id: string, props?: DeployTaskProps<Name, Kind>) {
    const said: DeployTaskProps<string, StrategyKind> = props ?? {};
    checkCall(scope, id, said, 'DeployTask');
    const at = { construct: `${scope.node.path}/${id}`, source: new CallSite() };
    checkOwnKeys(said, DEPLOY_KEYS, { made: new.target, own: DeployTask, at });
    const plan = planOf(said, at);
    super(scope, id, {
      ...namesOf(said),
      description: 'Deploys to a cluster and waits until everything runs',
      // The types of the declarations are computed, which no object literal can follow.
      params: paramsOf(plan) as unknown as DeployParams<Name, Kind>,
      workspaces: workspacesOf(plan.strategy) as unknown as DeployWorkspaces<Kind>,
      stepTemplate: (refs) => deployTemplate(plan, refs),
      steps: (refs) => deploySteps(plan, refs),
      volumes: [HOME_VOLUME],
    });
    // A chart may come from a repository or registry of charts.
    this.network = plan.strategy.kind === 'helm' ? [{ kind: 'api' }, { kind: 'web' }] : [{ kind: 'api' }];
    this.serviceAccount = said.serviceAccount ?? this.makeAccount(said, plan);
    const own = [said.namespace ?? this.namespace, ...(said.namespaces ?? [])].filter((name) => name !== undefined);
    this.deploying = {
      namespaces: said.serviceAccount ? undefined : own,
      images: plan.images.map(({ param }) => param),
    };
  }

  checkUse(use: TaskUse): readonly Diagnostic[] {
    return checkUse(use, this.deploying);
  }

  private makeAccount(said: DeployOptions, { kinds, strategy }: DeployPlan): INamed {
    return deployAccount(this, {
      name: this.name,
      namespaces: [said.namespace, ...(said.namespaces ?? [])],
      kinds,
      clusterKinds: said.clusterKinds ?? [],
      strategy: strategy.kind,
      place: this.place(),
    });
  }
}

function namesOf({ name, labels, annotations }: ResourceProps): ResourceProps {
  return { name, labels, annotations };
}

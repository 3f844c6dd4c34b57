import type { IRegistry } from '../../core/images/registry';
import type { TaskUse } from '../../core/task/task-use';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { inside } from '../../diagnostics/place';
import { list } from '../../util/list';
import { quote } from '../../util/quote';

/** What a DeployTask knows of itself. */
export interface Deploying {
  /** Where its own account may deploy; undefined where the account is somebody else's. */
  readonly namespaces: readonly string[] | undefined;
  /** Names of the params that are images. */
  readonly images: readonly string[];
}

/** What the rollout would end with: a namespace without rights, an image that nodes do not find. */
export function checkUse(use: TaskUse, deploying: Deploying): Diagnostic[] {
  return [...withoutRights(use, deploying), ...pushNames(use, deploying)];
}

function withoutRights(use: TaskUse, { namespaces }: Deploying): Diagnostic[] {
  const namespace = use.params.get('namespace') ?? '';
  // Another cluster has its own rights, and what an event gives is not known here.
  if (!namespaces || namespace === '' || namespace.includes('$(') || use.workspaces.has('kubeconfig')) return [];
  if (namespaces.includes(namespace)) return [];
  return [
    diagnostic({
      rule: 'namespace-without-rights',
      message: `task ${quote(use.name)} deploys to namespace ${quote(namespace)}, where its account has no rights`,
      data: { namespace, namespaces },
      at: inside(use.place, 'params.namespace'),
      help: [
        `say it where the DeployTask is made: namespaces: ['${namespace}']`,
        `it may deploy to: ${list(namespaces, 5)}`,
      ],
    }),
  ];
}

function pushNames(use: TaskUse, { images }: Deploying): Diagnostic[] {
  return images.flatMap((image) => {
    const taken = use.results?.get(image);
    const registry = taken?.network?.find(isRegistry)?.registry;
    if (taken?.result !== 'IMAGE_URL' || !registry || registry.pushHost === registry.pullHost) return [];
    return [
      diagnostic({
        rule: 'push-name-deployed',
        message: `param ${quote(image)} of task ${quote(use.name)} is IMAGE_URL of task ${quote(taken.task)}, a name that nodes do not know`,
        data: { image, task: use.name, pushHost: registry.pushHost, pullHost: registry.pullHost },
        at: inside(use.place, `params.${image}`),
        help: `give IMAGE_REF: it says ${registry.pullHost} and the digest, IMAGE_URL says ${registry.pushHost}`,
      }),
    ];
  });
}

function isRegistry(need: {
  readonly kind: string;
}): need is { readonly kind: 'registry'; readonly registry: IRegistry } {
  return need.kind === 'registry';
}

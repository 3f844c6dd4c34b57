import { RESOURCE_KEYS } from '../../core/resource';
import type { KeysOf, Shape } from '../../core/shape';
import {
  duration,
  either,
  fields,
  list,
  made,
  manifest,
  mapOf,
  named,
  needed,
  number,
  oneOf,
  oneOrMore,
  orWord,
  shape,
  text,
} from '../../core/shapes';
import { PULL_POLICIES } from '../../schema/kubernetes';
import type { ClusterObjects } from './access';
import type { ImageSlot } from './image-slot';
import type { ApiResource, ClusterKind, DeployKind } from './kinds';
import type { DeployTaskProps } from './props';
import type { Strategy, StrategyKind } from './strategy';

const RESOURCE: KeysOf<ApiResource> = { kind: needed(text), apiGroup: needed(text), resource: needed(text) };

/** Of kinds and names; whether there is one of a name is said where its rights are looked up. */
function kind<Kind extends DeployKind | ClusterKind>(example: string): Shape<Kind | ApiResource> {
  const name = shape<Exclude<Kind, ApiResource>>('a kind', `'${example}'`, (value) => typeof value === 'string');
  return either(name, fields<ApiResource>('kind', RESOURCE)) as Shape<Kind | ApiResource>;
}

const CLUSTER_OBJECTS: KeysOf<ClusterObjects> = {
  kind: needed(kind<ClusterKind>('Namespace')),
  names: needed(list(text)),
};

const clusterObjects: Shape<ClusterObjects> = {
  ...fields<ClusterObjects>('object of clusterKinds', CLUSTER_OBJECTS),
  takes: 'a kind with names',
  written: "{ kind: 'Namespace', names: ['shop'] }",
};

const strategy = made<Strategy>(
  'a strategy',
  "Strategy.manifests(), Strategy.kustomize({ dir: '…' }), Strategy.setImage() or Strategy.helm({ … })",
  'toPlan',
);

const imageSlots = oneOrMore(made<ImageSlot>('a slot', "ImageSlot.name('…')", 'toFields'));
/** Of `images`, whose keys are params of the one task. */
export const IMAGES = either(list(text), mapOf(imageSlots));

/** The keys of DeployTaskProps. */
export const DEPLOY_KEYS: KeysOf<DeployTaskProps<string, StrategyKind>> = {
  ...RESOURCE_KEYS,
  manifests: text,
  strategy,
  images: true,
  replaces: imageSlots,
  namespace: text,
  namespaces: list(text),
  imagePullPolicy: oneOf(PULL_POLICIES),
  imagePullSecrets: list(named),
  timeout: duration,
  conflicts: oneOf(['take', 'fail']),
  kinds: list(kind<DeployKind>('Deployment'), 'kinds'),
  clusterKinds: list(clusterObjects, 'objects with their names'),
  serviceAccount: named,
  user: orWord(number, 'cluster'),
  computeResources: manifest(),
  image: text,
};

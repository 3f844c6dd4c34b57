import { Duration } from 'cdk8s';
import type { INamed } from '../../core/named';
import { checkDnsLabel } from '../../core/names';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { PullPolicy, ResourceRequirements } from '../../schema/kubernetes';
import { quote } from '../../util/quote';
import { checkStrategy } from './check-strategy';
import { deployedImages, type DeployedImage } from './images';
import { IMAGES } from './keys';
import { DEFAULT_KINDS, SET_IMAGE_KINDS, type DeployKind } from './kinds';
import type { DeployTaskProps } from './props';
import { Strategy, type StrategyKind, type StrategyPlan } from './strategy';

/** Everything a DeployTask is made of, with the defaults filled in. */
export interface DeployPlan {
  readonly strategy: StrategyPlan;
  readonly images: readonly DeployedImage[];
  /** Default of the param; empty for the namespace of the run. */
  readonly namespace: string;
  readonly pullPolicy: PullPolicy | undefined;
  readonly pullSecrets: readonly INamed[];
  readonly conflicts: 'take' | 'fail';
  readonly timeout: Duration;
  readonly kinds: readonly DeployKind[];
  readonly user: number | 'cluster';
  readonly computeResources: ResourceRequirements | undefined;
  /** Key or name of the image of the steps. */
  readonly toolImage: string;
}

type AnyProps = DeployTaskProps<string, StrategyKind>;

/** @throws `root-user`, `slot-in-chart`, `unknown-image`, `pull-secret-in-chart`, and what the strategy and the images throw */
export function planOf(said: AnyProps, at: PendingPlace): DeployPlan {
  checkSomeKinds(said, at);
  if (said.images !== undefined) IMAGES.check(said.images, { name: 'images', of: 'DeployTask', at });
  const { manifests, strategy = Strategy.manifests({ path: manifests }), timeout = Duration.minutes(5) } = said;
  const plan = strategy.toPlan();
  checkStrategy(plan, at);
  const images = deployedImages(said.images, said.replaces, at);
  if (plan.kind === 'helm') {
    checkDnsLabel(plan.release, { what: 'release', ...at });
    checkChartImages(images, plan.images ?? {}, at);
    checkChartSecrets(said, at);
  }
  for (const namespace of [said.namespace, ...(said.namespaces ?? [])]) {
    if (namespace !== undefined) checkDnsLabel(namespace, { what: 'namespace', ...at });
  }
  return {
    strategy: plan,
    images,
    namespace: said.namespace ?? '',
    pullPolicy: said.imagePullPolicy,
    pullSecrets: said.imagePullSecrets ?? [],
    conflicts: said.conflicts ?? 'take',
    timeout,
    kinds: said.kinds ?? (plan.kind === 'setImage' ? SET_IMAGE_KINDS : DEFAULT_KINDS),
    user: userOf(said, at),
    computeResources: said.computeResources,
    toolImage: said.image ?? 'kubectl',
  };
}

/** An account that may touch nothing deploys nothing. */
function checkSomeKinds({ kinds, clusterKinds = [], serviceAccount }: AnyProps, at: PendingPlace): void {
  if (kinds?.length !== 0 || clusterKinds.length > 0 || serviceAccount) return;
  fail({
    rule: 'not-a-list',
    message: 'kinds is an empty list, so nothing may be deployed',
    at: inside(at, 'kinds'),
    help: "say what is deployed: kinds: ['Deployment', 'Service'], or leave kinds out",
  });
}

function userOf({ user = 65532 }: AnyProps, at: PendingPlace): number | 'cluster' {
  if (user !== 0) return user;
  fail({
    rule: 'root-user',
    message: 'a DeployTask does not run as root',
    at,
    help: 'leave user out: no step needs rights in its pod',
  });
}

/** Each chart has a place of its own for them, and most pass them on to their pods. */
function checkChartSecrets({ imagePullSecrets = [] }: AnyProps, at: PendingPlace): void {
  const [first] = imagePullSecrets;
  if (!first) return;
  fail({
    rule: 'pull-secret-in-chart',
    message: `a chart takes Secrets such as ${quote(first.name)} as values, and only it knows which`,
    data: { secret: first.name },
    at: { ...at, field: 'imagePullSecrets' },
    help: `most charts: Strategy.helm({ …, values: { imagePullSecrets: [{ name: '${first.name}' }] } })`,
  });
}

/** A chart gets its images as values; slots are places in manifests. */
function checkChartImages(images: readonly DeployedImage[], values: object, at: PendingPlace): void {
  const slotted = images.find(({ slots }) => slots.length > 0);
  if (slotted) {
    fail({
      rule: 'slot-in-chart',
      message: `image ${quote(slotted.param)} has a slot, and a chart gets its images as values`,
      data: { param: slotted.param },
      at,
      help: "say the values: Strategy.helm({ …, images: { image: { reference: 'image' } } })",
    });
  }
  const params = images.map(({ param }) => param);
  const unknown = Object.keys(values).find((param) => !params.includes(param));
  if (unknown === undefined) return;
  fail({
    rule: 'unknown-image',
    message: `Strategy.helm gives values for image ${quote(unknown)}, which is not deployed`,
    data: { image: unknown },
    at,
    help: unknownNameHelp(unknown, 'images', params),
  });
}

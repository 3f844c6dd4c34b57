import type { Duration } from 'cdk8s';
import type { INamed } from '../../core/named';
import type { ResourceProps } from '../../core/resource';
import type { PullPolicy, ResourceRequirements } from '../../schema/kubernetes';
import type { ClusterObjects } from './access';
import type { ImageSlots } from './images';
import type { DeployKind } from './kinds';
import type { Strategy, StrategyKind } from './strategy';

/** What is deployed: the manifests of a folder, or what another strategy makes of the workspace. */
export type DeploySource<Kind extends StrategyKind> =
  | {
      /**
       * Folder of the manifests, or one file, relative to the workspace: short for `Strategy.manifests({ path })`. The param
       * `manifests` overrides it.
       * @default 'k8s'
       */
      readonly manifests?: string | undefined;
      readonly strategy?: undefined;
    }
  | {
      readonly manifests?: undefined;
      /** How objects are made of what lies in the workspace. @default Strategy.manifests() */
      readonly strategy: Strategy<Kind>;
    };

/** Which images are deployed, and where they go. */
export type DeployImages<Name extends string> =
  | {
      readonly images?: undefined;
      /**
       * Where in the manifests the one image goes. The param `imageName` overrides it.
       * @default - where an image with the same repository path is, on any host, else where the word `IMAGE` is; the step fails
       * if there is neither
       */
      readonly replaces?: ImageSlots | undefined;
    }
  | {
      readonly replaces?: undefined;
      /**
       * Several images of one application: their params, or for each param where in the manifests it goes.
       * @default - one image, the param `image`
       */
      readonly images: readonly Name[] | Readonly<Record<Name, ImageSlots | undefined>>;
    };

/** What every DeployTask may say. */
export interface DeployOptions extends ResourceProps {
  /** Where to deploy to. The param `namespace` overrides it. @default - the namespace of the run */
  readonly namespace?: string | undefined;
  /** More namespaces that the param `namespace` may name; each gets a Role. @default [] */
  readonly namespaces?: readonly string[] | undefined;
  /** Set on the containers whose image is replaced. @default - as the manifests say */
  readonly imagePullPolicy?: PullPolicy | undefined;
  /**
   * Secrets that nodes pull the image with, in the namespace that is deployed to; added to the pods whose image is replaced:
   * `credentials.pullSecret` of a private registry.
   * @default - as the manifests say
   */
  readonly imagePullSecrets?: readonly INamed[] | undefined;
  /** How long the rollout may take. @default Duration.minutes(5) */
  readonly timeout?: Duration | undefined;
  /** Whether fields that somebody else set, such as an earlier `kubectl apply`, are taken over. @default 'take' */
  readonly conflicts?: 'take' | 'fail' | undefined;
  /**
   * The kinds that may be deployed; the Role allows these and no others.
   * @default - Deployment, StatefulSet, DaemonSet, Job, CronJob, Service, ConfigMap, Ingress, PersistentVolumeClaim and
   * HorizontalPodAutoscaler
   */
  readonly kinds?: readonly DeployKind[] | undefined;
  /** Single objects that live in no namespace. @default [] */
  readonly clusterKinds?: readonly ClusterObjects[] | undefined;
  /** Account of the pod, whose rights are your business. @default - one with the name of the Task, made for `kinds` */
  readonly serviceAccount?: INamed | undefined;
  /** User id of the steps; `'cluster'` leaves it to the cluster, as OpenShift wants it. @default 65532 */
  readonly user?: number | 'cluster' | undefined;
  /** Requests and limits of each step. @default - none */
  readonly computeResources?: ResourceRequirements | undefined;
  /** Image with sh, kubectl and jq, for `Strategy.helm` with helm too. @default - key `kubectl` of the images */
  readonly image?: string | undefined;
}

/** Props of DeployTask. */
export type DeployTaskProps<Name extends string = 'image', Kind extends StrategyKind = 'manifests'> = DeployOptions &
  DeploySource<Kind> &
  DeployImages<Name>;

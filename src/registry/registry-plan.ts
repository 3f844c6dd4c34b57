import type { Cron, Duration } from 'cdk8s';
import type { LocalObjectReference, ResourceRequirements, Toleration } from '../schema/kubernetes';
import type { RegistryExposure } from './registry-exposure';
import type { RegistryStorage } from './registry-storage';
import type { RegistryTls } from './registry-tls';

/** Names of the objects of one registry. */
export interface RegistryNames {
  readonly server: string;
  readonly config: string;
  readonly data: string;
  readonly ui: string;
  readonly garbageCollection: string;
  readonly pullProxy: string;
}

/** When and how blobs that no manifest names any more are removed. */
export interface GarbageCollectionPlan {
  readonly schedule: Cron;
  readonly untagged: boolean;
  readonly quietFor: Duration;
}

/** What the objects of one registry are made from, with every default filled in. */
export interface RegistryPlan {
  readonly names: RegistryNames;
  /** `host:port` of the Service. */
  readonly pushHost: string;
  readonly exposure: RegistryExposure;
  readonly storage: RegistryStorage;
  readonly tls: RegistryTls | undefined;
  /** Name of the Secret with logins. */
  readonly htpasswd: string | undefined;
  readonly deletion: boolean;
  readonly readOnly: boolean;
  readonly garbageCollection: GarbageCollectionPlan | undefined;
  readonly title: string;
  readonly image: string;
  readonly uiImage: string;
  readonly resources: ResourceRequirements;
  readonly uiResources: ResourceRequirements;
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly imagePullSecrets: readonly LocalObjectReference[];
}

/** Port of the registry, in its pod and of its Service. */
export const REGISTRY_PORT = 5000;

/** Parts of a registry; the value of the label by which their pods are told apart. */
export type Component = 'registry' | 'ui' | 'garbage-collection' | 'pull-proxy';

/** Labels of a part: stable, and the selectors of its pods. */
export function labelsOf(plan: RegistryPlan, component: Component): Record<string, string> {
  return { 'app.kubernetes.io/name': plan.names.server, 'app.kubernetes.io/component': component };
}

/** `https` with TLS. */
export function schemeOf(plan: RegistryPlan): 'http' | 'https' {
  return plan.tls ? 'https' : 'http';
}

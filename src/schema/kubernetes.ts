/**
 * Types of Kubernetes itself, under their own names: those of `kubernetes-types` 1.30, deeply readonly,
 * with the newer fields that pipelines use.
 */
import type * as apps from 'kubernetes-types/apps/v1';
import type * as batch from 'kubernetes-types/batch/v1';
import type * as core from 'kubernetes-types/core/v1';
import type * as meta from 'kubernetes-types/meta/v1';
import type * as networking from 'kubernetes-types/networking/v1';
import type * as policy from 'kubernetes-types/policy/v1';
import type * as rbac from 'kubernetes-types/rbac/v1';
import type { DeepReadonly } from '../util/deep-readonly';

export const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'] as const;
/** When a node fetches an image. */
export type PullPolicy = (typeof PULL_POLICIES)[number];

export const SERVICE_TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;
/** From where a Service is reachable. */
export type ServiceType = (typeof SERVICE_TYPES)[number];

export const DNS_POLICIES = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'] as const;
/** Who answers the DNS queries of a pod. */
export type DNSPolicy = (typeof DNS_POLICIES)[number];

export const TERMINATION_MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'] as const;
/** Where the last words of a container come from. */
export type TerminationMessagePolicy = (typeof TERMINATION_MESSAGE_POLICIES)[number];

// Containers
export type EnvVar = DeepReadonly<core.EnvVar> & {
  /** Where the value comes from, instead of `value`. */
  readonly valueFrom?: EnvVarSource;
};
export type EnvVarSource = DeepReadonly<core.EnvVarSource> & {
  /** A key of a file in a volume. Since Kubernetes 1.34. */
  readonly fileKeyRef?: FileKeySelector;
};
export type EnvFromSource = DeepReadonly<core.EnvFromSource>;
export type SecretKeySelector = DeepReadonly<core.SecretKeySelector>;
export type ConfigMapKeySelector = DeepReadonly<core.ConfigMapKeySelector>;
export type ObjectFieldSelector = DeepReadonly<core.ObjectFieldSelector>;
export type ResourceFieldSelector = DeepReadonly<core.ResourceFieldSelector>;
export type VolumeMount = DeepReadonly<core.VolumeMount>;
export type VolumeDevice = DeepReadonly<core.VolumeDevice>;
export type ResourceRequirements = DeepReadonly<core.ResourceRequirements>;
export type SecurityContext = DeepReadonly<core.SecurityContext>;
export type Capabilities = DeepReadonly<core.Capabilities>;
export type SeccompProfile = DeepReadonly<core.SeccompProfile>;
export type Probe = DeepReadonly<core.Probe>;
export type ContainerPort = DeepReadonly<core.ContainerPort>;
export type Container = DeepReadonly<core.Container>;
export type Lifecycle = DeepReadonly<core.Lifecycle> & {
  /** Signal that stops the container. Since Kubernetes 1.33. */
  readonly stopSignal?: string;
};

/** A key of an env file in a volume. Kubernetes v1 `FileKeySelector`, since 1.34. */
export interface FileKeySelector {
  /** Name of the volume; an emptyDir. */
  readonly volumeName: string;
  /** Path of the file in the volume. */
  readonly path: string;
  /** The variable in the file. */
  readonly key: string;
  /** @default false */
  readonly optional?: boolean;
}

// Volumes
export type Volume = DeepReadonly<core.Volume> & {
  /** The files of an image, read-only. Since Kubernetes 1.31. */
  readonly image?: ImageVolumeSource;
};
export type ConfigMapVolumeSource = DeepReadonly<core.ConfigMapVolumeSource>;
export type SecretVolumeSource = DeepReadonly<core.SecretVolumeSource>;
export type EmptyDirVolumeSource = DeepReadonly<core.EmptyDirVolumeSource>;
export type ProjectedVolumeSource = DeepReadonly<core.ProjectedVolumeSource>;
export type VolumeProjection = DeepReadonly<core.VolumeProjection>;
export type CSIVolumeSource = DeepReadonly<core.CSIVolumeSource>;
export type KeyToPath = DeepReadonly<core.KeyToPath>;
export type PersistentVolumeClaimVolumeSource = DeepReadonly<core.PersistentVolumeClaimVolumeSource>;
export type PersistentVolumeClaimSpec = DeepReadonly<core.PersistentVolumeClaimSpec>;

/** The files of an image as a volume. Kubernetes v1 `ImageVolumeSource`, since 1.31. */
export interface ImageVolumeSource {
  /** The image, as in a container. */
  readonly reference?: string;
  /** @default - Always for the tag `latest` or none, else IfNotPresent */
  readonly pullPolicy?: PullPolicy;
}

// Pods
export type PodSpec = DeepReadonly<core.PodSpec>;
export type PodTemplateSpec = DeepReadonly<core.PodTemplateSpec>;
export type PodSecurityContext = DeepReadonly<core.PodSecurityContext> & {
  /** Whether groups of the image count beside `supplementalGroups`. Since Kubernetes 1.31. @default 'Merge' */
  readonly supplementalGroupsPolicy?: 'Merge' | 'Strict';
  /** How volumes get their SELinux label. Since Kubernetes 1.32. @default 'MountOption' */
  readonly seLinuxChangePolicy?: 'MountOption' | 'Recursive';
};
export type PodDNSConfig = DeepReadonly<core.PodDNSConfig>;
export type HostAlias = DeepReadonly<core.HostAlias>;
export type Affinity = DeepReadonly<core.Affinity>;
export type NodeAffinity = DeepReadonly<core.NodeAffinity>;
export type PodAffinity = DeepReadonly<core.PodAffinity>;
export type PodAntiAffinity = DeepReadonly<core.PodAntiAffinity>;
export type Toleration = DeepReadonly<core.Toleration>;
export type TopologySpreadConstraint = DeepReadonly<core.TopologySpreadConstraint>;

// References and selectors
export type LocalObjectReference = DeepReadonly<core.LocalObjectReference>;
export type ObjectReference = DeepReadonly<core.ObjectReference>;
export type SecretReference = DeepReadonly<core.SecretReference>;
export type LabelSelector = DeepReadonly<meta.LabelSelector>;
export type LabelSelectorRequirement = DeepReadonly<meta.LabelSelectorRequirement>;

// Documents
export type ConfigMap = DeepReadonly<core.ConfigMap>;
export type Secret = DeepReadonly<core.Secret>;
export type Service = DeepReadonly<core.Service>;
export type ServicePort = DeepReadonly<core.ServicePort>;
export type ServiceAccount = DeepReadonly<core.ServiceAccount>;
export type Namespace = DeepReadonly<core.Namespace>;
export type Pod = DeepReadonly<core.Pod>;
export type PersistentVolumeClaim = DeepReadonly<core.PersistentVolumeClaim>;
export type ResourceQuota = DeepReadonly<core.ResourceQuota>;
export type LimitRange = DeepReadonly<core.LimitRange>;
export type Deployment = DeepReadonly<apps.Deployment>;
export type StatefulSet = DeepReadonly<apps.StatefulSet>;
export type DaemonSet = DeepReadonly<apps.DaemonSet>;
export type Job = DeepReadonly<batch.Job>;
export type CronJob = DeepReadonly<batch.CronJob>;
export type Ingress = DeepReadonly<networking.Ingress>;
export type NetworkPolicy = DeepReadonly<networking.NetworkPolicy>;
export type PodDisruptionBudget = DeepReadonly<policy.PodDisruptionBudget>;
export type Role = DeepReadonly<rbac.Role>;
export type RoleBinding = DeepReadonly<rbac.RoleBinding>;
export type ClusterRole = DeepReadonly<rbac.ClusterRole>;
export type ClusterRoleBinding = DeepReadonly<rbac.ClusterRoleBinding>;
export type PolicyRule = DeepReadonly<rbac.PolicyRule>;
export type Subject = DeepReadonly<rbac.Subject>;
export type RoleRef = DeepReadonly<rbac.RoleRef>;

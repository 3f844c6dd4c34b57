import type { VolumeProjection } from '../../schema/kubernetes';
import type { INamed } from '../named';

/** How a login of Git reaches the step that needs it; never in two ways at once. */
export type GitDelivery =
  /** As files of that step alone. */
  | { readonly kind: 'files'; readonly sources: readonly VolumeProjection[] }
  /** By the account of the run, to every step of its pods. */
  | { readonly kind: 'account' };

/** A login of Git, as the tasks that clone or push take it. */
export interface IGitCredentials {
  /** Which addresses it is for. */
  readonly transport: 'ssh' | 'https';
  /** How it gets to git. */
  readonly delivery: GitDelivery;
  /** Whether it brings the keys of ssh servers. @default - nobody here knows */
  readonly hasKnownHosts?: boolean | undefined;
  /** User name, where the Secret has none. @default - that of the Secret, else "git" */
  readonly username?: string | undefined;
}

/** What a cloud wants to see of an account instead of a password. */
export interface CloudIdentity {
  /** Annotations of the ServiceAccount. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Labels of the pod. */
  readonly labels: Readonly<Record<string, string>>;
  /** Variables of the step. */
  readonly env: Readonly<Record<string, string>>;
}

/** How builders log in to registries. */
export type RegistryLogin =
  /** A Secret with a docker `config.json`. */
  | { readonly kind: 'dockerConfig'; readonly secret: INamed; readonly key: string }
  /** A Secret with user and password for one registry. */
  | { readonly kind: 'password'; readonly secret: INamed; readonly keys: LoginKeys; readonly authKey: string }
  /** No Secret: the cloud knows the account. */
  | { readonly kind: 'cloud'; readonly identity: CloudIdentity }
  /** Whatever the account of the run has. */
  | { readonly kind: 'account' };

/** The keys of user and password in a Secret. */
export interface LoginKeys {
  readonly username: string;
  readonly password: string;
}

/** A login of registries, as builders take it. */
export interface IRegistryCredentials {
  /** How it is done. */
  readonly login: RegistryLogin;
}

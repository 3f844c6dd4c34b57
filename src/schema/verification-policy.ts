import type { ExactlyOne } from '../util/exactly-one';
import type { SecretReference } from './kubernetes';
import type { ObjectMeta } from './metadata';

export const VERIFICATION_MODES = ['enforce', 'warn'] as const;
/** What a failed verification does: fail the run, or only log. */
export type VerificationMode = (typeof VERIFICATION_MODES)[number];

export const HASH_ALGORITHMS = ['sha224', 'sha256', 'sha384', 'sha512'] as const;
/** How signed content was hashed. */
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];

/** Says by which keys Tasks and Pipelines from certain places must be signed. Tekton v1alpha1 `VerificationPolicy`. */
export interface VerificationPolicy {
  readonly apiVersion: 'tekton.dev/v1alpha1';
  readonly kind: 'VerificationPolicy';
  readonly metadata: ObjectMeta;
  readonly spec: VerificationPolicySpec;
}

/** Tekton v1alpha1 `VerificationPolicySpec`. */
export interface VerificationPolicySpec {
  /** Places the policy is for; at least one. */
  readonly resources: readonly ResourcePattern[];
  /** Keys; one that fits is enough. At least one. */
  readonly authorities: readonly Authority[];
  /** @default 'enforce' */
  readonly mode?: VerificationMode;
}

/** Tekton v1alpha1 `ResourcePattern`. */
export interface ResourcePattern {
  /** Go regular expression over where the resource comes from. */
  readonly pattern: string;
}

/** Tekton v1alpha1 `Authority`. */
export interface Authority {
  /** For people, in messages. */
  readonly name: string;
  /** The public key. */
  readonly key: KeyRef;
}

/** A public key. Tekton v1alpha1 `KeyRef`. */
export type KeyRef = KeyHash & ExactlyOne<KeySources>;

/** Where a public key is; exactly one of these. */
export interface KeySources {
  /** A Secret that holds the key in PEM. */
  readonly secretRef: SecretReference;
  /** The key in PEM. */
  readonly data: string;
  /** URL in a key management service. */
  readonly kms: string;
}

/** How content signed by the key was hashed. */
export interface KeyHash {
  /** @default 'sha256' */
  readonly hashAlgorithm?: HashAlgorithm;
}

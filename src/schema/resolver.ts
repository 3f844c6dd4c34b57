import type { Param } from './param';

export const RESOLVERS = ['git', 'bundles', 'hub', 'http', 'cluster'] as const;
/** A resolver that Tekton ships; clusters may have others. */
export type BuiltinResolver = (typeof RESOLVERS)[number];

/** What every reference has: a name in the cluster, or a resolver and its params. */
export interface ResolverRef {
  /**
   * Name in the namespace of the run; not together with `resolver`. With the flag
   * `enable-concise-resolver-syntax` it may be a URL, then with `resolver`.
   */
  readonly name?: string;
  /**
   * Who fetches it: `git`, `bundles`, `hub`, `http`, `cluster` or one of your own. Beta.
   * @default - `default-resolver-type` of ConfigMap `config-defaults` if there is no name either; empty as shipped
   */
  readonly resolver?: string;
  /** Arguments of the resolver; each has its own. Beta. */
  readonly params?: readonly Param[];
}

/** Refers to a StepAction. Tekton v1 `Ref`. */
export type StepRef = ResolverRef;

/** Refers to a Task or to a custom task. Tekton v1 `TaskRef`. */
export interface TaskRef extends ResolverRef {
  /** `Task`, or the kind of a custom task. @default - Task if there is no resolver */
  readonly kind?: string;
  /** `tekton.dev/v1` for a Task; group and version of a custom task, which needs it. */
  readonly apiVersion?: string;
}

/** Refers to a Pipeline. Tekton v1 `PipelineRef`. */
export interface PipelineRef extends ResolverRef {
  /** @default 'tekton.dev/v1' */
  readonly apiVersion?: string;
}

const BOOLEAN = ['true', 'false'] as const;

/**
 * Flags of Tekton Pipelines with the value they are shipped with and, where the list is closed, the values they take.
 * They live in ConfigMap `feature-flags` of the namespace of Pipelines, as texts.
 */
export const FEATURE_FLAGS = {
  /** Which fields are accepted. `alpha` does not switch on what has a flag of its own. */
  'enable-api-fields': { default: 'beta', values: ['stable', 'beta', 'alpha'] },
  /** Which pods of a run share a node. */
  coschedule: { default: 'workspaces', values: ['workspaces', 'pipelineruns', 'isolate-pipelinerun', 'disabled'] },
  /** Whether Secrets of the ServiceAccount are kept out of the pods. */
  'disable-creds-init': { default: 'false', values: BOOLEAN },
  /** List of `pipeline`, `pipelinerun`, `taskrun`: where embedded specs are refused. */
  'disable-inline-spec': { default: '', values: undefined },
  /** Whether an ssh Secret without `known_hosts` fails the TaskRun. */
  'require-git-ssh-secret-known-hosts': { default: 'false', values: BOOLEAN },
  /** Whether Tekton's own containers run restricted. True from v1.16. */
  'set-security-context': { default: 'false', values: BOOLEAN },
  'set-security-context-read-only-root-filesystem': { default: 'false', values: BOOLEAN },
  /** How results leave the pod. */
  'results-from': { default: 'termination-message', values: ['termination-message', 'sidecar-logs'] },
  /** Bytes of a result, with `results-from: sidecar-logs`. */
  'max-result-size': { default: '4096', values: undefined },
  'enable-termination-message-compression': { default: 'false', values: BOOLEAN },
  /** Whether the first step waits for the sidecars. */
  'await-sidecar-readiness': { default: 'true', values: BOOLEAN },
  'running-in-environment-with-injected-sidecars': { default: 'true', values: BOOLEAN },
  /** Whether sidecars are native ones of Kubernetes. */
  'enable-kubernetes-sidecar': { default: 'false', values: BOOLEAN },
  /** `when[].cel`. */
  'enable-cel-in-whenexpression': { default: 'false', values: BOOLEAN },
  /** `params[].enum`. */
  'enable-param-enum': { default: 'false', values: BOOLEAN },
  /** References to artifacts. */
  'enable-artifacts': { default: 'false', values: BOOLEAN },
  /** URLs as names of references. */
  'enable-concise-resolver-syntax': { default: 'false', values: BOOLEAN },
  /** What happens to a resource that no VerificationPolicy is for. */
  'trusted-resources-verification-no-match-policy': { default: 'ignore', values: ['ignore', 'warn', 'fail'] },
  'enforce-nonfalsifiability': { default: 'none', values: ['none', 'spire'] },
  'keep-pod-on-cancel': { default: 'false', values: BOOLEAN },
  /** Whether the controller waits longer and longer between tries to make a pod. */
  'enable-wait-exponential-backoff': { default: 'false', values: BOOLEAN },
  'send-cloudevents-for-runs': { default: 'true', values: BOOLEAN },
  'enable-provenance-in-status': { default: 'true', values: BOOLEAN },
} as const;

/** A flag of Tekton Pipelines. */
export type FeatureFlag = keyof typeof FEATURE_FLAGS;

/** Flags by name, as in the ConfigMap. */
export type FeatureFlags = {
  readonly [F in FeatureFlag]?: FlagValue<(typeof FEATURE_FLAGS)[F]['values']>;
};

type FlagValue<V> = V extends readonly string[] ? V[number] : string;

export const STABILITY_LEVELS = FEATURE_FLAGS['enable-api-fields'].values;
/** How finished a field is, and the value of `enable-api-fields` that lets it in. */
export type StabilityLevel = (typeof STABILITY_LEVELS)[number];

export const INLINE_SPEC_PLACES = ['pipeline', 'pipelinerun', 'taskrun'] as const;
/** An element of the flag `disable-inline-spec`. */
export type InlineSpecPlace = (typeof INLINE_SPEC_PLACES)[number];

/** Flags of Tekton Triggers, in ConfigMap `feature-flags-triggers`, with the value they are shipped with. */
export const TRIGGERS_FEATURE_FLAGS = {
  'enable-api-fields': { default: 'stable', values: ['stable', 'alpha'] },
  /** Regular expression of labels that created objects do not take over. */
  'labels-exclusion-pattern': { default: '', values: undefined },
} as const;

/** A flag of Tekton Triggers. */
export type TriggersFeatureFlag = keyof typeof TRIGGERS_FEATURE_FLAGS;

/** What pods of a namespace may ask for, as Kubernetes' Pod Security Standards have it. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** The label that makes the API server check the pods of a namespace; the validation of the library reads it too. */
export function podSecurityLabels(level: PodSecurityLevel): Record<string, string> {
  return { 'pod-security.kubernetes.io/enforce': level };
}

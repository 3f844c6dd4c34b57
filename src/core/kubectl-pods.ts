/** Labels of pods that this library makes beside runs to ask the API server: schedules, retention, cancelling. */
export const KUBECTL_PODS: Readonly<Record<string, string>> = { 'cdk8s-tekton/pod': 'kubectl' };

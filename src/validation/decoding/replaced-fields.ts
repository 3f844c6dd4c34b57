/** Fields that Tekton had in the past or has elsewhere, by kinds and the end of the path, and what to write instead. */
const REPLACED: readonly (readonly [kinds: RegExp, path: RegExp, help: string])[] = [
  [
    /./,
    /(?:(?:steps|sidecars|stepSpecs|sidecarSpecs)\[\d+\]|stepTemplate)\.resources$/,
    'write computeResources, which it is called in v1',
  ],
  [
    /./,
    /(?:steps\[\d+\]|stepTemplate)\.(?:ports|livenessProbe|readinessProbe|startupProbe|lifecycle)$/,
    'drop it: a step runs to its end; what serves others is a sidecar, which has such fields',
  ],
  [
    /./,
    /(?:steps\[\d+\]|stepTemplate)\.terminationMessage(?:Path|Policy)$/,
    'drop it; Tekton uses the termination message for results',
  ],
  [/./, /(?:steps\[\d+\]|stepTemplate)\.(?:stdin|stdinOnce|tty)$/, 'drop it; nobody types into a step'],
  [/./, /stepTemplate\.name$/, 'drop it; each step has a name of its own'],
  [
    /^(?:Task|Pipeline)(?:Run)?$/,
    /(?:spec|Spec|tasks\[\d+\])\.(?:resources|inputs|outputs)$/,
    'use params, workspaces and results; PipelineResources were removed',
  ],
  [
    /./,
    /(?:taskRef|pipelineRef)\.bundle$/,
    'use the bundles resolver: resolver: bundles, with params bundle, name, kind',
  ],
  [/^Pipeline/, /\.conditions$/, 'use when; Conditions were removed'],
  [/^Pipeline/, /tasks\[\d+\]\.from$/, 'use runAfter, or use a result of the other task'],
  [/^PipelineRun$/, /^spec\.(?:serviceAccountName|podTemplate)$/, 'write it below taskRunTemplate'],
  [
    /^PipelineRun$/,
    /^spec\.serviceAccountNames$/,
    'write it as taskRunSpecs: [{ pipelineTaskName, serviceAccountName }]',
  ],
  [/^PipelineRun$/, /^spec\.timeout$/, 'write it as timeouts: { pipeline: … }'],
  [
    /^PipelineRun$/,
    /taskRunSpecs\[\d+\]\.taskServiceAccountName$/,
    'write serviceAccountName, which it is called in v1',
  ],
  [/^PipelineRun$/, /taskRunSpecs\[\d+\]\.taskPodTemplate$/, 'write podTemplate, which it is called in v1'],
  [/Run$/, /\.stepOverrides$/, 'write stepSpecs, which it is called in v1'],
  [/Run$/, /\.sidecarOverrides$/, 'write sidecarSpecs, which it is called in v1'],
  [
    /^(?:EventListener|Trigger)$/,
    /interceptors\[\d+\]\.(?:cel|github|gitlab|bitbucket)$/,
    'write ref: { name: … }, and what stands below it as params',
  ],
  [/^(?:EventListener|Trigger)$/, /template\.name$/, 'write ref, which it is called in v1beta1'],
  [/^EventListener$/, /^spec\.(?:serviceType|podTemplate|replicas)$/, 'write it below resources.kubernetesResource'],
];

/** What to write instead of a field that was removed or renamed. */
export function replacementOf(kind: string, path: string): string | undefined {
  return REPLACED.find(([kinds, end]) => kinds.test(kind) && end.test(path))?.[2];
}

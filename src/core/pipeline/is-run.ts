const IS_RUN = Symbol.for('cdk8s-tekton.isRun');

/** Remembers that something in the program runs the pipeline. */
export function markRun(pipeline: object): void {
  if (!isRun(pipeline)) Object.defineProperty(pipeline, IS_RUN, { value: true });
}

/** Whether something in the program runs the pipeline: a PipelineRun, a trigger, a schedule. */
export function isRun(pipeline: object): boolean {
  return IS_RUN in pipeline;
}

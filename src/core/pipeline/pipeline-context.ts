import { StringRef } from '../references/string-ref';

/** Facts that Tekton fills in for every run of a pipeline. */
export interface PipelineContext {
  readonly pipelineRun: { readonly name: StringRef; readonly namespace: StringRef; readonly uid: StringRef };
  readonly pipeline: { readonly name: StringRef };
  readonly pipelineTask: { readonly retries: StringRef };
}

/** References to the facts about a run of `pipeline`. */
export function pipelineContext(pipeline: object): PipelineContext {
  const text = (variable: string): StringRef => new StringRef(`context.${variable}`, { owner: pipeline });
  return {
    pipelineRun: {
      name: text('pipelineRun.name'),
      namespace: text('pipelineRun.namespace'),
      uid: text('pipelineRun.uid'),
    },
    pipeline: { name: text('pipeline.name') },
    pipelineTask: { retries: text('pipelineTask.retries') },
  };
}

import type { AnyPipelineRunSpec } from '../wire';
import type { DocumentSet, SetDocument } from './document-set';

/** The runs of a Pipeline that stand beside it. */
export function runsOfPipeline(set: DocumentSet, pipeline: SetDocument | undefined): AnyPipelineRunSpec[] {
  if (pipeline?.kind !== 'Pipeline') return [];
  return set.ofKind('PipelineRun').flatMap(({ namespace, content }) => {
    const spec = (content['spec'] ?? {}) as AnyPipelineRunSpec;
    return spec.pipelineRef?.name === pipeline.name && namespace === pipeline.namespace ? [spec] : [];
  });
}

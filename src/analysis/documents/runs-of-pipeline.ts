import { groupBy } from '../../util/group-by';
import { isFields } from '../../util/is-fields';
import { rememberByObject } from '../../util/remember';
import type { AnyPipelineRunSpec } from '../wire';
import type { DocumentSet, SetDocument } from './document-set';
import { embeddedRuns } from './embedded-runs';

/** The runs of a Pipeline that stand beside it, also those that templates of Triggers make. */
export function runsOfPipeline(set: DocumentSet, pipeline: SetDocument | undefined): readonly AnyPipelineRunSpec[] {
  if (pipeline?.kind !== 'Pipeline') return [];
  return (runsByPipeline(set).get(key(pipeline.namespace, pipeline.name)) ?? []).map(({ spec }) => spec);
}

interface Run {
  readonly namespace: string;
  readonly spec: AnyPipelineRunSpec;
}

const runsByPipeline = rememberByObject((set: DocumentSet): ReadonlyMap<string, readonly Run[]> => {
  const runs = set
    .ofKind('PipelineRun')
    .map(({ namespace, content }): Run => ({ namespace, spec: content['spec'] ?? {} }));
  const made = ['TriggerTemplate', 'Trigger', 'EventListener']
    .flatMap((kind) => set.ofKind(kind))
    .flatMap(runsOfTriggers);
  return groupBy([...runs, ...made], ({ namespace, spec }) => key(namespace, spec.pipelineRef?.name ?? ''));
});

function runsOfTriggers({ kind: holder, namespace, content }: SetDocument): Run[] {
  return embeddedRuns({ kind: holder, spec: content['spec'] }).flatMap(({ document: { kind, metadata, spec } }) =>
    kind === 'PipelineRun' && isFields(spec) ? [{ namespace: metadata?.namespace ?? namespace, spec }] : [],
  );
}

function key(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

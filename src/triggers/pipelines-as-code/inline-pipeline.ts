import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PendingPlace } from '../../diagnostics/place';
import type { PipelineRunSpec } from '../../schema/pipeline-run';
import type { PipelineSpec } from '../../schema/pipeline';
import type { PipelineTask } from '../../schema/pipeline-task';
import { compact } from '../../util/compact';
import { failUnknown } from './cel';

interface TaskDocument {
  readonly metadata: { readonly labels?: object; readonly annotations?: object };
  readonly spec: object;
}

/** A run with its pipeline and all Tasks of the program in it: nothing has to be in the cluster before. */
export function withPipelineInside(run: PipelineRunSpec, scope: IConstruct, place: PendingPlace): PipelineRunSpec {
  const { pipelineRef, ...rest } = run;
  if (!pipelineRef || pipelineRef.resolver !== undefined) return run;
  const pipeline = documentOf('Pipeline', pipelineRef.name ?? '', scope);
  if (!pipeline)
    failUnknown(
      `which tasks Pipeline "${pipelineRef.name ?? ''}" has, which is not of this program`,
      place,
      'give a pipeline of this program, or one by a resolver',
    );
  const { tasks = [], finally: last, ...spec } = pipeline.spec as PipelineSpec;
  const inlined = (task: PipelineTask): PipelineTask => withTaskInside(task, scope);
  return {
    ...rest,
    pipelineSpec: compact({ ...spec, tasks: tasks.map(inlined), finally: last?.map(inlined) }),
  };
}

function withTaskInside(task: PipelineTask, scope: IConstruct): PipelineTask {
  const { taskRef, ...rest } = task as PipelineTask & {
    readonly taskRef?: { readonly name?: string; readonly kind?: string; readonly apiVersion?: string };
  };
  if (taskRef?.name === undefined || taskRef.apiVersion !== undefined) return task;
  const document = documentOf('Task', taskRef.name, scope);
  if (!document) return task;
  const { labels, annotations } = document.metadata;
  const metadata = compact({ labels, annotations });
  return {
    ...rest,
    taskSpec: { ...(Object.keys(metadata).length > 0 && { metadata }), ...document.spec },
  } as PipelineTask;
}

function documentOf(kind: string, name: string, scope: IConstruct): TaskDocument | undefined {
  const objects = scope.node.root.node.findAll().filter((one) => ApiObject.isApiObject(one));
  return objects.find((one) => one.kind === kind && one.name === name)?.toJson() as TaskDocument | undefined;
}

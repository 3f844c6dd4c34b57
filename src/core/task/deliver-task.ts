import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { fail } from '../../diagnostics/diagnostic-error';
import type { EmbeddedTaskSpec } from '../../schema/pipeline-task';
import type { Task as TaskDocument, TaskSpec } from '../../schema/task';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import type { Placement } from '../app/placement';
import type { TaskDelivery } from '../app/settings';
import type { Resource } from '../resource';
import { acknowledgeCheckedArguments } from './checked-arguments';
import type { TaskTarget } from './itask';
import { resolverRef } from './remote-task';

/** A Task of this program, and how pipelines find it. */
export interface DeliveredTask extends Resource {
  readonly delivery: TaskDelivery;
  readonly spec: TaskSpec;
}

/** Where the document of a Task goes. */
export function placementOf(delivery: TaskDelivery): Placement {
  if (delivery === 'inline') return 'embedded';
  return typeof delivery === 'object' ? 'bundles' : 'apply';
}

/** How a pipeline names a Task of this program. */
export function deliverTask(task: DeliveredTask, scope: Construct): TaskTarget {
  const { delivery } = task;
  if (delivery === 'inline') {
    acknowledgeCheckedArguments(scope, task.spec);
    return { taskSpec: inlineSpec(task) };
  }
  if (typeof delivery === 'object') {
    return { taskRef: resolverRef.bundle({ bundle: delivery.bundle, name: task.name }, 'task') };
  }
  const isElsewhere = task.namespace !== Chart.of(scope).namespace;
  return delivery === 'cluster' || isElsewhere
    ? clusterRef(task, scope)
    : { taskRef: { name: task.name, kind: 'Task' } };
}

/** A plain reference reaches only the run's own namespace. */
function clusterRef(task: Resource, scope: Construct): TaskTarget {
  const { namespace } = task;
  if (namespace === undefined) {
    fail({
      rule: 'task-without-namespace',
      message: `Task "${task.name}" is used from another namespace and its own chart names none`,
      at: { construct: scope.node.path },
      related: [{ note: 'the Task', at: { construct: task.node.path, source: task.callSite } }],
      help: 'give the chart of the Task a namespace, or put both into one chart',
    });
  }
  return { taskRef: resolverRef.cluster({ name: task.name, namespace }, 'task') };
}

/** The spec as it would be in the Task's own document, with the user's patches; labels and annotations go along. */
function inlineSpec(task: Resource): EmbeddedTaskSpec {
  const { metadata, spec } = task.apiObject.toJson() as Pick<TaskDocument, 'metadata' | 'spec'>;
  const carried = compact({ labels: metadata.labels, annotations: metadata.annotations });
  return compact({ metadata: unlessEmpty({ ...carried }), ...spec });
}

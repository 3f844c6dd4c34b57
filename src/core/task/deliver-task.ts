import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { fail } from '../../diagnostics/diagnostic-error';
import type { TaskSpec } from '../../schema/task';
import { settingsOf } from '../app/settings';
import type { Resource } from '../resource';
import type { TaskTarget } from './itask';
import { resolverRef } from './remote-task';

/** How a pipeline names a Task of this program, by the setting of the Task's chart. */
export function deliverTask(task: Resource, scope: Construct): TaskTarget {
  const { tasks } = settingsOf(task);
  if (tasks === 'inline') return { taskSpec: inlineSpec(task) };
  if (typeof tasks === 'object') {
    return { taskRef: resolverRef.bundle({ bundle: tasks.bundle, name: task.name }, 'task') };
  }
  const isElsewhere = task.namespace !== Chart.of(scope).namespace;
  return tasks === 'cluster' || isElsewhere ? clusterRef(task, scope) : { taskRef: { name: task.name, kind: 'Task' } };
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

/** The spec as it would be in the Task's own document, with the user's patches. */
function inlineSpec(task: Resource): TaskSpec {
  return (task.apiObject.toJson() as { readonly spec: TaskSpec }).spec;
}

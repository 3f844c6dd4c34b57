import type { AnyRef } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

export const invalidCustomTask = defineRule({
  id: 'invalid-custom-task',
  severity: 'error',
  docs: {
    title: 'A custom task does not say its kind or version, or has steps',
    why: 'A custom task belongs to a controller, which is found by apiVersion and kind; steps belong to Tekton itself.',
    bad: pipeline('tasks:\n  - name: wait\n    taskRef:\n      kind: Wait\n      name: wait'),
    good: pipeline(
      'tasks:\n  - name: wait\n    taskRef:\n      apiVersion: example.dev/v1\n      kind: Wait\n      name: wait',
    ),
  },
  messages: {
    clusterTask: (d: { task: string }) =>
      `ClusterTask ${quote(d.task)} is taken for a custom task: the kind ClusterTask was removed`,
    missing: (d: { field: string }) => `the custom task has no ${quote(d.field)}`,
    apiVersion: (d: { apiVersion: string }) =>
      `apiVersion ${quote(d.apiVersion)} of the custom task is not of the form group/version`,
    steps: (d: { field: string }) => `a task with steps has ${quote(d.field)}`,
  },
  help: {
    clusterTask: (d: { task: string }) =>
      `make a Task of it, and write taskRef: { resolver: cluster, params: [{ name: kind, value: task }, { name: name, value: ${d.task} }, { name: namespace, value: … }] }`,
    missing: (d: { field: string }) =>
      `add ${d.field}; together with ${d.field === 'kind' ? 'apiVersion' : 'kind'} it says which controller runs the task`,
    apiVersion: 'write it as example.dev/v1',
  },
  visit: ({ report }) => ({
    PipelineTask({ task, isCustom, path }) {
      const { taskSpec } = task;
      if (taskSpec?.steps?.length)
        for (const field of ['apiVersion', 'kind'] as const)
          if (taskSpec[field])
            report(
              'steps',
              { field },
              { path: `${path}.taskSpec.${field}`, help: 'drop it: steps make an ordinary task' },
            );
      if (!isCustom) return;
      for (const part of ['taskRef', 'taskSpec'] as const) {
        const of = task[part];
        if (!of) continue;
        if (part === 'taskRef' && isClusterTask(task.taskRef)) {
          report('clusterTask', { task: task.taskRef?.name ?? '' }, `${path}.taskRef.kind`);
          continue;
        }
        if (!of.kind) report('missing', { field: 'kind' }, `${path}.${part}`);
        if (!of.apiVersion) report('missing', { field: 'apiVersion' }, `${path}.${part}`);
        else if (!/^[^/]+\/[^/]+$/.test(of.apiVersion))
          report('apiVersion', { apiVersion: of.apiVersion }, `${path}.${part}.apiVersion`);
      }
    },
    CustomRun({ spec, path }) {
      for (const part of ['customRef', 'customSpec'] as const)
        for (const field of ['apiVersion', 'kind']) {
          const of = spec[part] as Readonly<Record<string, unknown>> | undefined;
          if (of && !of[field]) report('missing', { field }, `${path}.${part}`);
        }
    },
  }),
});

/** A reference of old, which is refused since nothing says whose kind it is. */
function isClusterTask(ref: AnyRef | undefined): boolean {
  return ref?.kind === 'ClusterTask' && !ref.apiVersion;
}

import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

const run = (task: string): string =>
  pipelineRun(
    `pipelineSpec:\n  tasks:\n    - name: compile\n      taskRef: { name: build }\ntaskRunSpecs:\n  - pipelineTaskName: ${task}\n    timeout: 5m`,
  );

export const unknownTaskRunSpec = defineRule({
  id: 'unknown-task-run-spec',
  severity: 'error',
  docs: {
    title: 'A run has settings for a task that its pipeline does not have',
    why: 'The run fails before its first task. Settings for an unknown step or sidecar fail its task.',
    bad: run('compiel'),
    good: run('compile'),
  },
  messages: {
    task: (d: { task: string }) => `there is no task ${quote(d.task)} in the pipeline`,
    step: (d: { step: string; callee: string }) => `${d.callee} has no step ${quote(d.step)}`,
    sidecar: (d: { sidecar: string; callee: string }) => `${d.callee} has no sidecar ${quote(d.sidecar)}`,
  },
  visit: ({ report }) => {
    const parts = (
      spec: { readonly stepSpecs?: readonly Named[]; readonly sidecarSpecs?: readonly Named[] },
      callee: {
        readonly title: string;
        readonly spec: { readonly steps?: readonly Named[]; readonly sidecars?: readonly Named[] };
      },
      path: string,
    ): void => {
      const known = new Set((callee.spec.steps ?? []).map(({ name = '' }) => name));
      spec.stepSpecs?.forEach(({ name: step = '' }, i) => {
        if (known.has(step)) return;
        const help = unknownNameHelp(step, `steps of ${callee.title}`, known);
        report('step', { step, callee: callee.title }, { path: `${path}.stepSpecs[${i}].name`, help });
      });
      const sidecars = new Set((callee.spec.sidecars ?? []).map(({ name = '' }) => name));
      spec.sidecarSpecs?.forEach(({ name: sidecar = '' }, i) => {
        if (sidecars.has(sidecar)) return;
        const help = unknownNameHelp(sidecar, `sidecars of ${callee.title}`, sidecars);
        report('sidecar', { sidecar, callee: callee.title }, { path: `${path}.sidecarSpecs[${i}].name`, help });
      });
    };
    return {
      RunOfPipeline({ run, tasks }) {
        run.taskRunSpecs?.forEach((one, i) => {
          const { pipelineTaskName: task = '' } = one;
          const path = `spec.taskRunSpecs[${i}]`;
          const found = tasks.byName.get(task);
          if (found) {
            if (found.callee) parts(one, found.callee, path);
            return;
          }
          const help = unknownNameHelp(task, 'tasks', tasks.byName.keys());
          report('task', { task }, { path: `${path}.pipelineTaskName`, help });
        });
      },
      TaskRunOfTask({ run, callee }) {
        parts(run, callee, 'spec');
      },
    };
  },
});

interface Named {
  readonly name?: string;
}

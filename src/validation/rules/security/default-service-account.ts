import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';
import { quote } from '../../../util/quote';

export const defaultServiceAccount = defineRule({
  id: 'default-service-account',
  severity: 'warning',
  docs: {
    title: 'A run or a listener uses the ServiceAccount "default"',
    why: 'Everything in the namespace shares that account. What is granted to it, or attached to it as a Secret, every pod has; and a run that needs rights or logins does not have them.',
    bad: taskRun('taskRef: { name: build }'),
    good: taskRun('taskRef: { name: build }\nserviceAccountName: build'),
  },
  messages: {
    run: (d: { kind: string }) => `the ${d.kind} runs as the ServiceAccount "default" of its namespace`,
    task: (d: { task: string }) => `task ${quote(d.task)} runs as the ServiceAccount "default" of its namespace`,
    listener: () => 'the EventListener acts as the ServiceAccount "default" of its namespace',
    trigger: (d: { trigger: string }) =>
      `trigger ${quote(d.trigger)} acts as the ServiceAccount "default" of its namespace`,
  },
  help: {
    task: 'name an account of its own, which has only the rights of this task',
    trigger: 'name an account of its own in serviceAccountName, which may create what the trigger creates',
  },
  visit: ({ report }) => ({
    TaskRun({ spec, path }) {
      if (isDefault(spec.serviceAccountName))
        report(
          'run',
          { kind: 'TaskRun' },
          { path: at(path, spec), help: 'name an account of its own in serviceAccountName' },
        );
    },
    PipelineRun({ spec, path }) {
      const { taskRunTemplate = {}, taskRunSpecs = [], pipelineSpec } = spec;
      taskRunSpecs.forEach(({ serviceAccountName, pipelineTaskName = '' }, i) => {
        if (serviceAccountName === 'default')
          report('task', { task: pipelineTaskName }, `${path}.taskRunSpecs[${i}].serviceAccountName`);
      });
      if (!isDefault(taskRunTemplate.serviceAccountName)) return;
      const own = new Set(taskRunSpecs.flatMap((one) => (one.serviceAccountName ? [one.pipelineTaskName] : [])));
      const tasks = [...(pipelineSpec?.tasks ?? []), ...(pipelineSpec?.finally ?? [])];
      // Each task has an account of its own.
      if (tasks.length > 0 && tasks.every(({ name }) => own.has(name))) return;
      report(
        'run',
        { kind: 'PipelineRun' },
        {
          path: at(`${path}.taskRunTemplate`, taskRunTemplate, path),
          help: 'name an account of its own in taskRunTemplate.serviceAccountName',
        },
      );
    },
    EventListener({ spec, path }) {
      if (isDefault(spec.serviceAccountName))
        report('listener', {}, { path: at(path, spec), help: 'name an account of its own in serviceAccountName' });
    },
    Trigger({ trigger, path }) {
      if (trigger.serviceAccountName === 'default')
        report('trigger', { trigger: trigger.name ?? '' }, `${path}.serviceAccountName`);
    },
  }),
});

function isDefault(name: string | undefined): boolean {
  return name === undefined || name === '' || name === 'default';
}

/** The field if it is there, else what should hold it. */
function at(path: string, { serviceAccountName }: { readonly serviceAccountName?: string }, otherwise = path): string {
  return serviceAccountName === undefined ? otherwise : `${path}.serviceAccountName`;
}

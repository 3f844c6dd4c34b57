import { parseDuration } from '../../../analysis/go/duration';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';

export const negativeTaskLimit = defineRule({
  id: 'negative-task-limit',
  severity: 'error',
  docs: {
    title: 'A pipeline task has negative retries or a negative timeout',
    why: 'The cluster takes the Pipeline and refuses the TaskRun that Tekton makes of the task, so that the run fails.',
    bad: tasks('name: compile\nretries: -1'),
    good: tasks('name: compile\nretries: 1'),
  },
  messages: {
    retries: (d: { task: string; retries: number }) => `task ${quote(d.task)} has ${d.retries} retries`,
    timeout: (d: { task: string; timeout: string }) => `task ${quote(d.task)} has the timeout ${quote(d.timeout)}`,
  },
  help: {
    retries: 'write 0 or more, or drop it',
  },
  visit: ({ report }) => ({
    PipelineTask({ task: { retries = 0, timeout }, name, path }) {
      if (retries < 0) report('retries', { task: name, retries }, `${path}.retries`);
      if (timeout !== undefined && (parseDuration(timeout) ?? 0) < 0)
        report('timeout', { task: name, timeout }, { path: `${path}.timeout`, help: '"0" means no limit' });
    },
  }),
});

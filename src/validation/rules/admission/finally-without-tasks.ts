import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const TASK = '\n  - name: build\n    taskRef: { name: build }';

export const finallyWithoutTasks = defineRule({
  id: 'finally-without-tasks',
  severity: 'error',
  docs: {
    title: 'A Pipeline has finally tasks only',
    why: 'They run after all other tasks; without any the cluster refuses the Pipeline.',
    bad: pipeline(`finally:${TASK}`),
    good: pipeline(`tasks:${TASK}`),
  },
  messages: { only: (d: { count: number }) => `the pipeline has ${d.count} finally tasks and no others` },
  help: {
    only: 'move the first of them to tasks; finally is for what runs after all others',
  },
  visit: ({ report }) => ({
    PipelineSpec({ tasks, finally: last, path }) {
      if (tasks.length === 0 && last.length > 0) report('only', { count: last.length }, `${path}.finally`);
    },
  }),
});

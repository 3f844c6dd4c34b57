import { parseDuration } from '../../../analysis/go/duration';
import type { AnyPipelineRunSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { DEFAULT_TIMEOUT } from '../../settings';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

const run = (timeout: string): string =>
  pipelineRun(
    `timeouts: { pipeline: ${timeout} }\npipelineSpec:\n  tasks:\n    - name: compile\n      timeout: 90m\n      taskRef: { name: build }`,
  );

export const timeoutBeyondRun = defineRule({
  id: 'timeout-beyond-run',
  severity: 'warning',
  docs: {
    title: 'A task may take longer than its run',
    why: 'The run ends the task when its own time is over, which is one hour unless it says otherwise; the timeout of the task never counts.',
    bad: run('1h'),
    good: run('2h'),
  },
  messages: {
    beyond: (d: { task: string; timeout: string; limit: string }) =>
      `task ${quote(d.task)} may take ${d.timeout}, and the run ends it after ${d.limit}`,
  },
  visit: ({ report }) => ({
    RunOfPipeline({ run, tasks, path }) {
      for (const { place } of tasks.all) {
        const limit = limitOf(run, place.section);
        const own = run.taskRunSpecs?.find(({ pipelineTaskName }) => pipelineTaskName === place.name)?.timeout;
        const timeout = own ?? place.task.timeout;
        const [most, wanted] = [parseDuration(limit), parseDuration(timeout ?? '0')];
        if (timeout === undefined || !most || !wanted || wanted <= most) continue;
        const help = `raise timeouts.pipeline of the run above ${timeout}, or lower the timeout of the task`;
        report(
          'beyond',
          { task: place.name, timeout, limit },
          { path: run.pipelineSpec ? `${place.path}.timeout` : path, help },
        );
      }
    },
  }),
});

function limitOf({ timeouts = {}, timeout }: AnyPipelineRunSpec, section: 'tasks' | 'finally'): string {
  return timeouts[section] ?? timeouts.pipeline ?? timeout ?? DEFAULT_TIMEOUT;
}

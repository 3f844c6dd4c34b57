import { parseDuration } from '../../../analysis/go/duration';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { DEFAULT_TIMEOUT } from '../../settings';
import { pipelineRun } from '../example';

const run = (tasks: string): string =>
  pipelineRun(`pipelineRef: { name: delivery }\ntimeouts:\n  pipeline: 1h\n  tasks: ${tasks}`);

export const timeoutTooLong = defineRule({
  id: 'timeout-too-long',
  severity: 'error',
  docs: {
    title: 'A part of a run may take longer than the run itself',
    why: 'The timeouts of tasks, of finally and their sum must fit into the timeout of the pipeline, which is 1h unless the run says otherwise.',
    bad: run('2h'),
    good: run('45m'),
  },
  messages: {
    part: (d: { field: string; duration: string; limit: string }) =>
      `timeout ${quote(d.duration)} of ${d.field} is longer than ${quote(d.limit)} of the pipeline`,
    sum: (d: { tasks: string; finally: string; limit: string }) =>
      `timeouts ${quote(d.tasks)} of tasks and ${quote(d.finally)} of finally are together longer than ${quote(d.limit)} of the pipeline`,
    task: (d: { duration: string; limit: string }) =>
      `timeout ${quote(d.duration)} of the task is longer than ${quote(d.limit)} of the run`,
  },
  help: {
    part: 'shorten it, or raise timeouts.pipeline',
    sum: 'shorten one of them, or raise timeouts.pipeline to their sum',
    task: 'shorten it, or raise timeouts.tasks and timeouts.pipeline',
  },
  visit: ({ report }) => {
    const ns = (text: string | undefined): number => parseDuration(text ?? '0') ?? 0;
    return {
      PipelineRun({ spec: { timeouts = {} }, path }) {
        const { pipeline = DEFAULT_TIMEOUT, tasks, finally: last } = timeouts;
        const limit = ns(pipeline);
        for (const [field, duration] of Object.entries({ tasks, finally: last }))
          if (duration !== undefined && limit !== 0 && (ns(duration) > limit || ns(duration) === 0))
            report(
              'part',
              { field, duration: ns(duration) === 0 ? 'no limit' : duration, limit: pipeline },
              `${path}.timeouts.${field}`,
            );
        if (tasks !== undefined && last !== undefined && ns(tasks) + ns(last) > limit)
          report('sum', { tasks, finally: last, limit: pipeline }, `${path}.timeouts`);
      },
      TaskRunSpec({ spec: { timeout }, timeouts = {}, ofPipeline, path }) {
        if (timeout === undefined || !ofPipeline) return;
        const limit = timeouts.tasks ?? timeouts.pipeline ?? DEFAULT_TIMEOUT;
        if (ns(limit) > 0 && ns(timeout) > ns(limit)) report('task', { duration: timeout, limit }, `${path}.timeout`);
      },
    };
  },
});

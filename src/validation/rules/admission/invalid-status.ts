import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

const PIPELINE_RUN = ['Cancelled', 'CancelledRunFinally', 'StoppedRunFinally', 'PipelineRunPending'];
const TASK_RUN = ['TaskRunCancelled', 'TaskRunPending'];

export const invalidStatus = defineRule({
  id: 'invalid-status',
  severity: 'error',
  docs: {
    title: 'The wanted status of a run is unknown, or has a message and no status',
    why: 'spec.status cancels, stops or holds back a run; the cluster refuses other words.',
    bad: pipelineRun('pipelineRef: { name: delivery }\nstatus: Stopped'),
    good: pipelineRun('pipelineRef: { name: delivery }\nstatus: Cancelled'),
  },
  messages: {
    unknown: (d: { status: string }) => `status ${quote(d.status)} is not known`,
    started: () => 'the run is held back and says that it has started',
    message: () => 'there is a statusMessage and no status',
  },
  help: {
    message: 'drop it, or add the status that it explains',
  },
  visit: ({ report }) => {
    const check = (status = '', path: string, known: readonly string[]): void => {
      if (status !== '' && !known.includes(status))
        report('unknown', { status }, { path: `${path}.status`, help: `allowed: ${list(known)}` });
    };
    const started = (path: string): void => {
      report('started', {}, { path: `${path}.status`, help: 'drop the status that comes from a cluster' });
    };
    return {
      PipelineRun({ spec, path, hasStarted }) {
        if (hasStarted && spec.status === 'PipelineRunPending') started(path);
        check(spec.status, path, PIPELINE_RUN);
      },
      TaskRun({ spec, path, hasStarted }) {
        if (hasStarted && spec.status === 'TaskRunPending') started(path);
        check(spec.status, path, TASK_RUN);
        if (!spec.status && spec.statusMessage) report('message', {}, `${path}.statusMessage`);
      },
      CustomRun({ spec, path }) {
        if (!spec['status'] && spec['statusMessage']) report('message', {}, `${path}.statusMessage`);
      },
    };
  },
});

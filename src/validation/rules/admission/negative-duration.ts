import { parseDuration } from '../../../analysis/go/duration';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const negativeDuration = defineRule({
  id: 'negative-duration',
  severity: 'error',
  docs: {
    title: 'A timeout is negative',
    why: 'The cluster refuses it; "0" means no limit.',
    bad: step('name: ls\nimage: alpine\ntimeout: -1m'),
    good: step('name: ls\nimage: alpine\ntimeout: 1m'),
  },
  messages: { negative: (d: { duration: string }) => `timeout ${quote(d.duration)} is negative` },
  help: {
    negative: 'write a duration such as 30m, or "0" for no limit',
  },
  visit: ({ report }) => {
    const check = (duration: string | undefined, path: string): void => {
      if (duration !== undefined && (parseDuration(duration) ?? 0) < 0) report('negative', { duration }, path);
    };
    return {
      Step({ step, path }) {
        check(step.timeout, `${path}.timeout`);
      },
      TaskRunSpec({ spec, path }) {
        check(spec.timeout, `${path}.timeout`);
      },
      PipelineRun({ spec: { timeout, timeouts = {} }, path }) {
        check(timeout, `${path}.timeout`);
        for (const field of ['pipeline', 'tasks', 'finally'] as const)
          check(timeouts[field], `${path}.timeouts.${field}`);
      },
    };
  },
});

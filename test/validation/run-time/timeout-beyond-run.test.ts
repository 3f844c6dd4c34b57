import { timeoutBeyondRun } from '../../../src/validation/rules/run-time/timeout-beyond-run';
import { delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const pipeline = delivery('- { name: a, taskRef: { name: b }, timeout: 90m }');

const old = (yaml: string): string => yaml.replace('tekton.dev/v1', 'tekton.dev/v1beta1');

testRule(timeoutBeyondRun, {
  valid: {
    'a run with time enough': documents(pipeline, runOf('timeouts: { pipeline: 2h }')),
    'a run of v1beta1 with time enough': documents(pipeline, old(runOf('timeout: 2h'))),
    'a run without limit': documents(pipeline, runOf('timeouts: { pipeline: "0" }')),
  },
  invalid: {
    'a run of v1beta1 that says less': documents(pipeline, mark(old(runOf('timeout: 80m')), 'pipelineRef', 'beyond')),
    'a run of an hour, as it is without saying': documents(pipeline, mark(runOf(''), 'pipelineRef', 'beyond')),
  },
});

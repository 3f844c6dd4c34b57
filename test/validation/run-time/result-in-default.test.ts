import { lint } from '../../../src/validation/lint';
import { resultInDefault } from '../../../src/validation/rules/run-time/result-in-default';
import { delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const pipeline = (value: string, runAfter = ''): string =>
  delivery(
    `- { name: find, taskSpec: { results: [{ name: tag }], steps: [{ image: alpine }] } }
- { name: build, taskRef: { name: build }, params: [{ name: tag, value: '$(params.tag)' }]${runAfter} }`,
    `params: [{ name: tag, default: '${value}' }]`,
  );
const AFTER = ', runAfter: [find]';

testRule(resultInDefault, {
  valid: {
    'a result of a task before': documents(pipeline('$(tasks.find.results.tag)', AFTER), runOf('')),
    'a default that the run does not leave': documents(
      pipeline('$(tasks.find.results.tag)'),
      runOf('params: [{ name: tag, value: v1 }]'),
    ),
    'a default that no task takes': documents(
      pipeline('$(tasks.find.results.tag)').replace('$(params.tag)', 'v1'),
      runOf(''),
    ),
  },
  invalid: {
    'a result of a task that nobody waits for': documents(
      pipeline('$(tasks.find.results.tag)'),
      mark(runOf(''), 'pipelineRef', 'early'),
    ),
    'the same in a Pipeline that nobody runs': mark(pipeline('$(tasks.find.results.tag)'), "'$(tasks", 'early'),
    'a result of its own': documents(pipeline('$(tasks.build.results.tag)'), mark(runOf(''), 'pipelineRef', 'itself')),
    'a result of a step, which a pipeline has none of': mark(
      pipeline('$(steps.main.results.tag)'),
      '$(steps.main.results.tag)',
      'step',
    ),
    'a result that there is not': documents(
      pipeline('$(tasks.find.results.tags)', AFTER),
      mark(runOf(''), 'pipelineRef', 'unknown'),
    ),
    'a result of a task that there is not': documents(
      pipeline('$(tasks.fnid.results.tag)', AFTER),
      mark(runOf(''), 'pipelineRef', 'unknown'),
    ),
  },
});

test('a Pipeline is warned of what a run may still give', () => {
  const found = lint([{ name: 'a.yaml', text: pipeline('$(tasks.find.results.tag)') }]).diagnostics;
  const severities = found.filter(({ rule }) => rule === 'result-in-default').map(({ severity }) => severity);
  expect(severities).toEqual(['warning']);
});

import { looksLikeResult, parseResult, valueExpressions } from '../../../analysis/pipelines/result-references';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

const run = (value: string): string =>
  pipelineRun(`pipelineRef: { name: delivery }\nparams:\n  - name: image\n    value: ${value}`);

export const resultInRunParam = defineRule({
  id: 'result-in-run-param',
  severity: 'error',
  docs: {
    title: 'A param of a PipelineRun uses the result of a task',
    why: 'Params are there before the first task runs, so the cluster refuses the run.',
    bad: run('$(tasks.build.results.image)'),
    good: run('registry.example.com/shop'),
  },
  messages: {
    result: (d: { param: string; expression: string }) =>
      `param ${quote(d.param)} of the run uses the result ${quote(d.expression)}`,
  },
  help: {
    result: 'use the result in the params of a task of the pipeline',
  },
  visit: ({ report }) => ({
    PipelineRun({ spec: { params = [] }, path }) {
      params.forEach(({ name = '', value }, i) => {
        const results = valueExpressions(value).filter(looksLikeResult);
        const expression = results.find((one) => parseResult(one) !== undefined);
        if (expression !== undefined)
          report('result', { param: name, expression }, { path: `${path}.params[${i}].value`, text: expression });
      });
    },
  }),
});

import { expressionsIn } from '../../../analysis/variables/admission-variables';
import { looksLikeResult, parseResult, valueExpressions } from '../../../analysis/pipelines/result-references';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const TASKS = 'tasks:\n  - name: build\n    taskRef: { name: build }\n';

export const invalidPipelineResult = defineRule({
  id: 'invalid-pipeline-result',
  severity: 'error',
  docs: {
    title: 'The value of a result of a Pipeline is not the result of a task',
    why: 'A Pipeline only passes on results of its tasks; the cluster refuses other values, and text before the first of them.',
    bad: pipeline(`${TASKS}results:\n  - name: image\n    value: $(params.image)`),
    good: pipeline(`${TASKS}results:\n  - name: image\n    value: $(tasks.build.results.image)`),
  },
  messages: {
    none: (d: { result: string }) => `the value of result ${quote(d.result)} has no result of a task`,
    deep: (d: { result: string; expression: string }) =>
      `${quote(d.expression)} in the value of result ${quote(d.result)} is not a result of a task`,
    text: (d: { result: string; text: string }) =>
      `the value of result ${quote(d.result)} has the text ${quote(d.text)}, which is no result of a task`,
  },
  visit: ({ report }) => ({
    PipelineSpec({ spec, path }) {
      spec.results?.forEach(({ name = '', value }, i) => {
        const at = { path: `${path}.results[${i}].value`, help: 'write $(tasks.<task>.results.<result>)' };
        const expressions = valueExpressions(value);
        const results = expressions.filter(looksLikeResult);
        if (results.length === 0) report('none', { result: name }, at);
        for (const expression of results)
          if (!parseResult(expression)) report('deep', { result: name, expression }, at);
        if (results.length === 0 || typeof value !== 'string') return;
        // Everything between two dollar signs must be one result, with what follows it.
        for (const text of value.split('$')) {
          if (text === '') continue;
          const inner = `$${text}`.replace(/^\$\(/, '').replace(/\)$/, '');
          if (
            !parseResult(inner) &&
            !expressionsIn(`$${text}`).some((one) => looksLikeResult(one) && !parseResult(one))
          )
            report('text', { result: name, text }, at);
        }
      });
    },
  }),
});

import { namesAfter } from '../../../analysis/admission-variables';
import { allParams, valueTexts } from '../../../analysis/result-references';
import { pipelineTexts } from '../../../analysis/pipeline-texts';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** What the webhooks look for in texts of steps and of pipeline tasks. */
const STEP_PREFIXES = ['params', 'context\\.taskRun', 'context\\.task'];
const SCRIPT_PREFIXES = ['results', 'step.results'];
const CONTEXT_PREFIXES = ['context\\.pipelineRun', 'context\\.pipeline', 'context\\.pipelineTask'];

export const malformedVariable = defineRule({
  id: 'malformed-variable',
  severity: 'error',
  docs: {
    title: 'A variable has more words than Tekton can read',
    why: 'Two words at most stand behind the prefix; a name with dots needs brackets. The cluster refuses the document.',
    bad: step('name: ls\nimage: alpine\nargs: [$(params.a.b.c)]', 'params:\n  - name: a.b.c'),
    good: step(`name: ls\nimage: alpine\nargs: ['$(params["a.b.c"])']`, 'params:\n  - name: a.b.c'),
  },
  messages: {
    deep: (d: { text: string; prefix: string }) =>
      `${quote(d.text)} has a variable with more than two words after ${quote(d.prefix)}`,
  },
  visit: ({ report }) => {
    const check = (text: string, path: string, prefix: string): void => {
      if (!namesAfter(text, prefix).tooDeep) return;
      const shown = prefix.replaceAll('\\', '');
      report(
        'deep',
        { text, prefix: shown },
        { path, help: `write a name with dots in brackets: $(${shown}["a.b.c"])` },
      );
    };
    return {
      ParamUse({ texts, complete, params }) {
        for (const { text, path, isOnError } of texts) {
          if (isOnError && !complete) continue;
          check(text, path, 'params');
          for (const { name = '', type } of params)
            if (complete && type === 'object') check(text, path, `params\\.${name}`);
        }
      },
      TaskSpec({ steps, path }) {
        steps.forEach(({ script = '', results }, i) => {
          for (const prefix of SCRIPT_PREFIXES)
            if (prefix === 'results' || results) check(script, `${path}.steps[${i}].script`, prefix);
        });
      },
      StepAction({ spec: { script = '' }, path }) {
        for (const prefix of SCRIPT_PREFIXES) check(script, `${path}.script`, prefix);
      },
      TaskText({ text, path }) {
        for (const prefix of STEP_PREFIXES.slice(1)) check(text, path, prefix);
      },
      PipelineSpec({ tasks, finally: last }) {
        for (const place of [tasks.at(-1), last.at(-1)])
          for (const { value } of place ? allParams(place.task) : [])
            for (const text of valueTexts(value))
              for (const prefix of CONTEXT_PREFIXES) check(text, place?.path ?? '', prefix);
      },
      PipelineParamUse({ tasks, params }) {
        for (const place of tasks)
          for (const { text, path, isWhole } of pipelineTexts(place)) {
            check(text, path, 'params');
            if (isWhole) continue;
            for (const { name = '', type } of params) if (type === 'object') check(text, path, `params\\.${name}`);
          }
      },
    };
  },
});

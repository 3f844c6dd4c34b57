import { mayBeTooDeep, namesAfter } from '../../../analysis/variables/admission-variables';
import { allParams, valueTexts } from '../../../analysis/pipelines/result-references';
import { pipelineTexts } from '../../../analysis/pipelines/pipeline-texts';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** What the webhooks look for in texts of steps and of pipeline tasks. */
const PARAMS = ['params'];
const STEP_PREFIXES = ['context\\.taskRun', 'context\\.task'];
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
    const checkAll = (text: string, path: string, prefixes: readonly string[]): void => {
      if (mayBeTooDeep(text)) for (const prefix of prefixes) check(text, path, prefix);
    };
    return {
      ParamUse({ texts, complete, params }) {
        const objects = complete ? params.filter(({ type }) => type === 'object') : [];
        for (const { text, path, isOnError } of texts) {
          if (isOnError && !complete) continue;
          checkAll(text, path, PARAMS);
          for (const { name = '' } of objects) check(text, path, `params\\.${name}`);
        }
      },
      TaskSpec({ steps, path }) {
        steps.forEach(({ script = '', results }, i) => {
          checkAll(script, `${path}.steps[${i}].script`, results ? SCRIPT_PREFIXES : SCRIPT_PREFIXES.slice(0, 1));
        });
      },
      StepAction({ spec: { script = '' }, path }) {
        checkAll(script, `${path}.script`, SCRIPT_PREFIXES);
      },
      TaskText({ text, path }) {
        checkAll(text, path, STEP_PREFIXES);
      },
      PipelineSpec({ tasks, finally: last }) {
        for (const place of [tasks.at(-1), last.at(-1)])
          for (const { value } of place ? allParams(place.task) : [])
            for (const text of valueTexts(value)) checkAll(text, place?.path ?? '', CONTEXT_PREFIXES);
      },
      PipelineParamUse({ tasks, params }) {
        const objects = params.filter(({ type }) => type === 'object');
        for (const place of tasks)
          for (const { text, path, isWhole } of pipelineTexts(place)) {
            checkAll(text, path, PARAMS);
            if (isWhole) continue;
            for (const { name = '' } of objects) check(text, path, `params\\.${name}`);
          }
      },
    };
  },
});

import { unknownVariable } from '../../../analysis/variables/admission-variables';
import { allParams, valueTexts } from '../../../analysis/pipelines/result-references';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const OF_TASK = { taskRun: ['name', 'namespace', 'uid'], task: ['name', 'retry-count'] };
const OF_PIPELINE = { pipelineRun: ['name', 'namespace', 'uid'], pipeline: ['name'], pipelineTask: ['retries'] };

export const unknownContextVariable = defineRule({
  id: 'unknown-context-variable',
  severity: 'error',
  docs: {
    title: 'A variable of the context is used that does not exist',
    why: 'Tekton knows a few facts of a run by name; the cluster refuses other names.',
    bad: step('name: ls\nimage: alpine\nargs: [$(context.taskRun.id)]'),
    good: step('name: ls\nimage: alpine\nargs: [$(context.taskRun.uid)]'),
  },
  messages: { unknown: (d: { variable: string }) => `there is no variable ${quote(d.variable)}` },
  visit: ({ report }) => {
    const check = (text: string, path: string, groups: Readonly<Record<string, readonly string[]>>): void => {
      if (!text.includes('$(context.')) return;
      for (const [group, names] of Object.entries(groups)) {
        const known = new Set(names);
        const found = unknownVariable(text, `context\\.${group}`, known);
        if (found?.fault !== 'unknown') continue;
        const help = unknownNameHelp(found.name, `variables of context.${group}`, known);
        report('unknown', { variable: `context.${group}.${found.name}` }, { path, text: found.name, help });
      }
    };
    return {
      TaskText({ text, path }) {
        check(text, path, OF_TASK);
      },
      PipelineSpec({ tasks, finally: last }) {
        // Tekton looks at the last task of each list only.
        for (const place of [tasks.at(-1), last.at(-1)])
          for (const { value } of place ? allParams(place.task) : [])
            for (const text of valueTexts(value)) check(text, `${place?.path ?? ''}.params`, OF_PIPELINE);
      },
    };
  },
});

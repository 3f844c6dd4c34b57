import { unknownVariable } from '../../../analysis/variables/admission-variables';
import { pipelineTexts } from '../../../analysis/pipelines/pipeline-texts';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const unknownParam = defineRule({
  id: 'unknown-param',
  severity: 'error',
  docs: {
    title: 'A param is used that is not declared',
    why: 'There is no value to put in its place, so the cluster refuses the document.',
    bad: step('name: ls\nimage: alpine\nargs: [$(params.pathh)]', 'params:\n  - name: path'),
    good: step('name: ls\nimage: alpine\nargs: [$(params.path)]', 'params:\n  - name: path'),
  },
  messages: { unknown: (d: { param: string }) => `there is no param ${quote(d.param)}` },
  visit: ({ report }) => {
    const check = (text: string, path: string, known: ReadonlySet<string>): void => {
      const found = unknownVariable(text, 'params', known);
      if (found?.fault !== 'unknown') return;
      report(
        'unknown',
        { param: found.name },
        { path, text: found.name, help: unknownNameHelp(found.name, 'params', known) },
      );
    };
    return {
      ParamUse({ texts, params, complete }) {
        if (!complete || texts.length === 0) return;
        const known = new Set(params.map(({ name = '' }) => name));
        for (const { text, path } of texts) check(text, path, known);
      },
      PipelineParamUse({ tasks, params }) {
        const known = new Set(params.map(({ name = '' }) => name));
        for (const { text, path } of tasks.flatMap(pipelineTexts)) check(text, path, known);
      },
    };
  },
});

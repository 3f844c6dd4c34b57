import { unknownVariable } from '../../../analysis/variables/admission-variables';
import { pipelineTexts } from '../../../analysis/pipelines/pipeline-texts';
import type { AnyParamSpec } from '../../../analysis/wire';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const PARAM = 'params:\n  - name: git\n    properties:\n      url: {}';

export const unknownParamKey = defineRule({
  id: 'unknown-param-key',
  severity: 'error',
  docs: {
    title: 'A key of an object param is used that the param does not have',
    why: 'There is no value to put in its place, so the cluster refuses the document.',
    bad: step('name: ls\nimage: alpine\nargs: [$(params.git.uri)]', PARAM),
    good: step('name: ls\nimage: alpine\nargs: [$(params.git.url)]', PARAM),
  },
  messages: {
    unknown: (d: { param: string; key: string }) => `object param ${quote(d.param)} has no key ${quote(d.key)}`,
  },
  visit: ({ report }) => {
    const check = (text: string, path: string, objects: readonly AnyParamSpec[]): void => {
      for (const { name = '', properties = {} } of objects) {
        const known = new Set(Object.keys(properties));
        // As Tekton does it, the name is part of the pattern.
        const found = unknownVariable(text, `params\\.${name}`, known);
        if (found?.fault !== 'unknown') continue;
        const help = unknownNameHelp(found.name, `keys of ${quote(name)}`, known);
        report('unknown', { param: name, key: found.name }, { path, text: found.name, help });
      }
    };
    return {
      ParamUse({ texts, params, complete }) {
        const objects = params.filter(({ type }) => type === 'object');
        if (complete && objects.length > 0) for (const { text, path } of texts) check(text, path, objects);
      },
      PipelineParamUse({ tasks, params }) {
        // Without any key Tekton does not know of the object.
        const objects = params.filter(
          ({ type, properties = {} }) => type === 'object' && Object.keys(properties).length > 0,
        );
        if (objects.length === 0) return;
        for (const { text, path, isWhole } of tasks.flatMap(pipelineTexts)) if (!isWhole) check(text, path, objects);
      },
    };
  },
});

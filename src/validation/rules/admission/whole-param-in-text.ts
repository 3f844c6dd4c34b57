import {
  entireVariable,
  notIsolatedVariable,
  prohibitedVariable,
} from '../../../analysis/variables/admission-variables';
import { pipelineTexts } from '../../../analysis/pipelines/pipeline-texts';
import type { AnyParamSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const PARAM = 'params:\n  - name: flags\n    type: array';

export const wholeParamInText = defineRule({
  id: 'whole-param-in-text',
  severity: 'error',
  docs: {
    title: 'A whole array or object stands where only a text can stand',
    why: 'An array fills a whole element of command, args or a list; in any other text it has no place, and the cluster refuses it.',
    bad: step("name: ls\nimage: alpine\nargs: ['-l $(params.flags[*])']", PARAM),
    good: step("name: ls\nimage: alpine\nargs: [-l, '$(params.flags[*])']", PARAM),
  },
  messages: {
    text: (d: { param: string; type: string }) => `${d.type} param ${quote(d.param)} stands in a text`,
    mixed: (d: { param: string }) => `array param ${quote(d.param)} is not the whole element`,
  },
  help: {
    text: (d: { param: string; type: string }) =>
      d.type === 'array'
        ? `take one element, $(params.${d.param}[0]), or give the whole list as an element of its own in args`
        : `take one key, $(params.${d.param}.<key>)`,
    mixed: (d: { param: string }) => `make $(params.${d.param}[*]) an element of its own`,
  },
  visit: ({ report }) => {
    const arrays = (params: readonly AnyParamSpec[]): Set<string> => namesOf(params, ({ type }) => type === 'array');
    return {
      ParamUse({ texts, params, complete, checksArrays }) {
        if (params.every(({ type }) => type === 'string')) return;
        const lists = checksArrays ? arrays(params) : new Set<string>();
        const objects = complete ? namesOf(params, ({ type }) => type === 'object') : new Set<string>();
        if (lists.size + objects.size === 0) return;
        for (const { text, path, isElement, isOnError } of texts) {
          if (isOnError) continue;
          const array = isElement
            ? notIsolatedVariable(text, 'params', lists)
            : prohibitedVariable(text, 'params', lists);
          if (array?.fault === 'not-isolated') report('mixed', { param: array.name }, { path, text: array.name });
          if (array?.fault === 'wrong-type')
            report('text', { param: array.name, type: 'array' }, { path, text: array.name });
          const object = entireVariable(text, 'params', objects);
          if (object) report('text', { param: object.name, type: 'object' }, { path, text: object.name });
        }
      },
      PipelineParamUse({ tasks, params }) {
        const lists = arrays(params);
        const objects = namesOf(
          params,
          ({ type, properties = {} }) => type === 'object' && Object.keys(properties).length > 0,
        );
        if (lists.size + objects.size === 0) return;
        for (const { text, path, kind, isWhole } of tasks.flatMap(pipelineTexts)) {
          if (isWhole) continue;
          const isElement = kind === 'element' || (kind === 'when-value' && lists.has(arrayReference(text)));
          const array = isElement
            ? notIsolatedVariable(text, 'params', lists)
            : prohibitedVariable(text, 'params', lists);
          if (array?.fault === 'not-isolated') report('mixed', { param: array.name }, { path, text: array.name });
          if (array?.fault === 'wrong-type')
            report('text', { param: array.name, type: 'array' }, { path, text: array.name });
          const object = entireVariable(text, 'params', objects);
          if (object) report('text', { param: object.name, type: 'object' }, { path, text: object.name });
        }
      },
    };
  },
});

function namesOf(params: readonly AnyParamSpec[], which: (param: AnyParamSpec) => boolean): Set<string> {
  return new Set(params.filter(which).map(({ name = '' }) => name));
}

/** The name in `$(params.<name>[*])`, as Tekton cuts it out. */
function arrayReference(text: string): string {
  const start = '$(params.';
  const rest = text.startsWith(start) ? text.slice(start.length) : text;
  return rest.endsWith('[*])') ? rest.slice(0, -4) : rest;
}

import { isDnsLabel, isResultName } from '../../../analysis/kubernetes/names';
import type { AnyResult } from '../../../analysis/wire';
import { PARAM_TYPES } from '../../../schema/param';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const STEP_RESULT = /\$\(steps\.([^\n]*?)\.results\.([^\n]*?)\)/;

export const invalidResult = defineRule({
  id: 'invalid-result',
  severity: 'error',
  docs: {
    title: 'The declaration of a result is not one that Tekton takes',
    why: 'Names, types, keys and the value that a result takes over from a step have a form; the cluster refuses another.',
    bad: step('name: ls\nimage: alpine', 'results:\n  - name: .hidden'),
    good: step('name: ls\nimage: alpine', 'results:\n  - name: visible'),
  },
  messages: {
    name: (d: { result: string }) => `result name ${quote(d.result)} is not allowed`,
    type: (d: { result: string; type: string }) => `result ${quote(d.result)} has the unknown type ${quote(d.type)}`,
    properties: (d: { result: string }) => `result ${quote(d.result)} is an object without properties`,
    property: (d: { result: string; key: string; type: string }) =>
      `key ${quote(d.key)} of result ${quote(d.result)} has type ${quote(d.type)}; only string is possible`,
    list: (d: { result: string }) => `the value of result ${quote(d.result)} is not a text`,
    value: (d: { result: string; value: string }) =>
      `the value of result ${quote(d.result)} is ${quote(d.value)}, not the result of a step`,
    step: (d: { step: string }) => `step name ${quote(d.step)} is not allowed`,
    stepResult: (d: { result: string }) => `result name ${quote(d.result)} is not allowed`,
  },
  help: {
    properties: 'list the keys: properties: { url: {}, digest: {} }',
    property: 'write type: string, or drop the type',
    list: 'write a text: $(steps.<step>.results.<result>)',
    step: 'allowed: lower-case letters, digits and "-", at most 63',
    stepResult: 'allowed: letters, digits, "-", "_" and ".", beginning and ending with a letter or digit',
  },
  visit: ({ report }) => {
    /** Nothing more is said of a result whose name or type is wrong: Tekton stops there, too. */
    const check = (result: AnyResult, path: string): boolean => {
      const { name = '', type, properties } = result;
      if (!isResultName(name)) {
        const help = 'allowed: letters, digits, "-", "_" and ".", beginning and ending with a letter or digit';
        report('name', { result: name }, { path: `${path}.name`, help });
        return false;
      }
      if (type !== undefined && !(PARAM_TYPES as readonly string[]).includes(type))
        report('type', { result: name, type }, { path: `${path}.type`, help: `allowed: ${PARAM_TYPES.join(', ')}` });
      if (type !== 'object') return true;
      if (properties === undefined) report('properties', { result: name }, path);
      for (const [key, { type: keyType = '' }] of Object.entries(properties ?? {}))
        if (keyType !== 'string') report('property', { result: name, key, type: keyType }, `${path}.properties.${key}`);
      return true;
    };
    return {
      TaskSpec({ spec, path }) {
        spec.results?.forEach((result, i) => {
          const at = `${path}.results[${i}]`;
          const { name = '', value } = result;
          if (!check(result, at) || value === undefined || value === '') return;
          if (typeof value !== 'string') {
            report('list', { result: name }, `${at}.value`);
            return;
          }
          const found = STEP_RESULT.exec(value);
          if (!found) {
            report(
              'value',
              { result: name, value },
              { path: `${at}.value`, help: 'write $(steps.<step>.results.<result>)' },
            );
            return;
          }
          const [, step = '', stepResult = ''] = found;
          if (!isDnsLabel(step)) report('step', { step }, `${at}.value`);
          if (!isResultName(stepResult)) report('stepResult', { result: stepResult }, `${at}.value`);
        });
      },
      Step({ step: { results = [] }, path }) {
        results.forEach((result, i) => {
          check(result, `${path}.results[${i}]`);
        });
      },
      StepAction({ spec: { results = [] }, path }) {
        results.forEach((result, i) => {
          check(result, `${path}.results[${i}]`);
        });
      },
    };
  },
});

import { PARAM_TYPES } from '../../../schema/param';
import { quote } from '../../../util/quote';
import { typeOfValue } from '../../decoding/defaults';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const STEP = 'name: ls\nimage: alpine';

export const invalidParamType = defineRule({
  id: 'invalid-param-type',
  severity: 'error',
  docs: {
    title: 'The type of a param is unknown, or its default is of another type',
    why: 'A param is a string, an array or an object of strings; the cluster refuses anything else.',
    bad: step(STEP, 'params:\n  - name: tags\n    type: array\n    default: latest'),
    good: step(STEP, 'params:\n  - name: tags\n    type: array\n    default: [latest]'),
  },
  messages: {
    type: (d: { param: string; type: string }) => `param ${quote(d.param)} has the unknown type ${quote(d.type)}`,
    default: (d: { param: string; type: string; defaultType: string }) =>
      `param ${quote(d.param)} is of type ${d.type} and its default of type ${d.defaultType}`,
    property: (d: { param: string; key: string; type: string }) =>
      `key ${quote(d.key)} of param ${quote(d.param)} has type ${quote(d.type)}; only string is possible`,
  },
  help: {
    default: (d: { type: string; defaultType: string }) =>
      `write a default of type ${d.type}, or declare the param as ${d.defaultType}`,
    property: 'write type: string, or drop the type; deeper values are passed as JSON text',
  },
  visit: ({ report }) => ({
    ParamSpecs({ params, path }) {
      params.forEach((param, i) => {
        const { name = '', type = '', properties = {} } = param;
        const at = `${path}[${i}]`;
        if (!(PARAM_TYPES as readonly string[]).includes(type)) {
          report('type', { param: name, type }, { path: `${at}.type`, help: `allowed: ${PARAM_TYPES.join(', ')}` });
          return;
        }
        const defaultType = param.default === undefined ? type : typeOfValue(param.default);
        if (defaultType !== type) report('default', { param: name, type, defaultType }, `${at}.default`);
        for (const [key, { type: keyType = '' }] of Object.entries(properties))
          if (keyType !== 'string') report('property', { param: name, key, type: keyType }, `${at}.properties.${key}`);
      });
    },
  }),
});

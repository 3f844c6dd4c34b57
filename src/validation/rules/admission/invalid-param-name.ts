import { isParamName } from '../../../analysis/variables/param-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const STEP = 'name: ls\nimage: alpine';

export const invalidParamName = defineRule({
  id: 'invalid-param-name',
  severity: 'error',
  docs: {
    title: 'The name of a param, or of a key of an object, has signs that it may not have',
    why: 'A reference could not be read, so the cluster refuses the declaration.',
    bad: step(STEP, 'params:\n  - name: 1st'),
    good: step(STEP, 'params:\n  - name: first'),
  },
  messages: {
    name: (d: { param: string }) => `param name ${quote(d.param)} is not allowed`,
    object: (d: { param: string }) => `object param name ${quote(d.param)} is not allowed`,
    key: (d: { param: string; key: string }) => `key ${quote(d.key)} of object param ${quote(d.param)} is not allowed`,
  },
  visit: ({ report }) => ({
    ParamSpecs({ params, path, of }) {
      // Pipelines take any name.
      if (of === 'pipeline') return;
      const help = 'allowed: letters, digits, "_" and "-", beginning with a letter or "_"';
      params.forEach(({ name = '', type, properties = {} }, i) => {
        const at = `${path}[${i}]`;
        if (type !== 'object') {
          if (!isParamName(name))
            report('name', { param: name }, { path: `${at}.name`, help: help.replace('"_" and', '"_", "." and') });
          return;
        }
        if (!isParamName(name, true)) report('object', { param: name }, { path: `${at}.name`, help });
        for (const key of Object.keys(properties))
          if (!isParamName(key, true)) report('key', { param: name, key }, { path: `${at}.properties.${key}`, help });
      });
    },
  }),
});

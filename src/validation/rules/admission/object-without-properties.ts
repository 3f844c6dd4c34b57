import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const STEP = 'name: ls\nimage: alpine';

export const objectWithoutProperties = defineRule({
  id: 'object-without-properties',
  severity: 'error',
  docs: {
    title: 'An object param does not say its keys',
    why: 'References to keys can only be checked when the keys are known, so the cluster refuses the declaration.',
    bad: step(STEP, 'params:\n  - name: git\n    type: object'),
    good: step(STEP, 'params:\n  - name: git\n    type: object\n    properties:\n      url: {}'),
  },
  messages: { missing: (d: { param: string }) => `object param ${quote(d.param)} has no properties` },
  help: {
    missing: 'list the keys: properties: { url: {}, commit: {} }',
  },
  visit: ({ report }) => ({
    ParamUse({ params, complete, path }) {
      if (!complete) return;
      for (const { name = '', type, properties } of params)
        if (type === 'object' && properties === undefined) report('missing', { param: name }, { path, text: name });
    },
    RunScope({ scope, path }) {
      for (const param of scope.withoutProperties) report('missing', { param }, { path, text: param });
    },
  }),
});

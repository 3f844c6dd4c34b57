import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { repeated } from '../repeated';

const STEP = 'name: ls\nimage: alpine';

export const duplicateParam = defineRule({
  id: 'duplicate-param',
  severity: 'error',
  docs: {
    title: 'A param is declared or given twice',
    why: 'The cluster could not tell which is meant, so it refuses the document. Runs and references compare names without case.',
    bad: step(STEP, 'params:\n  - name: tag\n  - name: tag'),
    good: step(STEP, 'params:\n  - name: tag\n  - name: image'),
  },
  messages: {
    declared: (d: { param: string }) => `param ${quote(d.param)} is declared twice`,
    given: (d: { param: string }) => `param ${quote(d.param)} is given twice`,
  },
  help: {
    declared: 'keep one of the two declarations, or rename one and what refers to it',
    given: 'give it once',
  },
  visit: ({ report, placeOf }) => {
    const check = (
      message: 'declared' | 'given',
      items: readonly { readonly name?: string }[] | undefined,
      path: string,
      ignoresCase = false,
    ): void => {
      for (const { name, at } of repeated(placeOf, { items, path, note: `first ${message}`, ignoresCase }))
        report(message, { param: name }, at);
    };
    return {
      ParamSpecs({ params, path }) {
        check('declared', params, path);
      },
      GivenParams({ params, path }) {
        check('given', params, path, true);
      },
      PipelineTask({ task: { params, matrix }, path }) {
        check('given', params, `${path}.params`);
        check('given', matrix?.params, `${path}.matrix.params`);
        matrix?.include?.forEach((include, i) => {
          check('given', include.params, `${path}.matrix.include[${i}].params`);
        });
      },
      TriggerBinding({ spec, path }) {
        check('declared', spec.params, `${path}.params`);
      },
    };
  },
});

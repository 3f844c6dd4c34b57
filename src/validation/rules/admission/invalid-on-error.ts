import { isParamReference } from '../../../analysis/variables/admission-variables';
import { ON_ERROR } from '../../../schema/step';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

export const invalidOnError = defineRule({
  id: 'invalid-on-error',
  severity: 'error',
  docs: {
    title: 'onError says something that Tekton does not know, or goes on where it also retries',
    why: 'It is continue or stopAndFail; a pipeline task that continues on error cannot have retries.',
    bad: step('name: ls\nimage: alpine\nonError: ignore'),
    good: step('name: ls\nimage: alpine\nonError: continue'),
  },
  messages: {
    unknown: (d: { onError: string }) => `onError ${quote(d.onError)} is not known`,
    retries: () => 'the task goes on after an error and has retries',
  },
  visit: ({ report }) => {
    const help = `allowed: ${ON_ERROR.join(', ')}`;
    const isUnknown = (onError = ''): boolean =>
      onError !== '' && !isParamReference(onError) && !(ON_ERROR as readonly string[]).includes(onError);
    return {
      Step({ step: { onError }, path }) {
        if (isUnknown(onError)) report('unknown', { onError: onError ?? '' }, { path: `${path}.onError`, help });
      },
      PipelineTask({ task: { onError, retries = 0 }, path }) {
        if (isUnknown(onError)) report('unknown', { onError: onError ?? '' }, { path: `${path}.onError`, help });
        if (onError === 'continue' && retries > 0)
          report('retries', {}, { path: `${path}.onError`, help: 'drop one of the two' });
      },
    };
  },
});

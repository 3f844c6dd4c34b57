import { variablesAfter } from '../../../analysis/variables/admission-variables';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { stepAction } from '../example';

export const invalidStepActionMount = defineRule({
  id: 'invalid-step-action-mount',
  severity: 'error',
  docs: {
    title: 'A StepAction mounts a volume whose name is not a param',
    why: 'The Task that uses the StepAction has the volumes, so it must say which; the cluster refuses a fixed name.',
    bad: stepAction('image: alpine\nvolumeMounts:\n  - name: cache\n    mountPath: /cache'),
    good: stepAction(
      'params:\n  - name: cache\nimage: alpine\nvolumeMounts:\n  - name: $(params.cache)\n    mountPath: /cache',
    ),
  },
  messages: { fixed: (d: { volume: string }) => `volume name ${quote(d.volume)} is not a param` },
  visit: ({ report }) => ({
    StepAction({ spec: { volumeMounts = [] }, path }) {
      const wrong = volumeMounts.findIndex(({ name = '' }) => {
        const found = variablesAfter(name, 'params');
        return found.length !== 1 || found[0] !== name;
      });
      if (wrong >= 0)
        report(
          'fixed',
          { volume: volumeMounts[wrong]?.name ?? '' },
          { path: `${path}.volumeMounts[${wrong}].name`, help: 'write $(params.<name>)' },
        );
    },
  }),
});

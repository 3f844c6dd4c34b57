import { Callees } from '../../../analysis/documents/callee';
import { imageWork } from '../../../analysis/tasks/image-work';
import { referencedSteps } from '../../../analysis/tasks/referenced-steps';
import type { AnyTaskSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const example = (more: string): string =>
  step(
    `name: push\nimage: quay.io/buildah/stable\ncommand: [buildah, push, $(params.image)]${more}`,
    'params:\n  - name: image\nresults:\n  - name: IMAGE_URL\n  - name: IMAGE_DIGEST',
  );

export const ignoredBuildFailure = defineRule({
  id: 'ignored-build-failure',
  severity: 'warning',
  docs: {
    title: 'A run goes on when its image could not be built or pushed',
    why: 'The run ends as if all were well. What comes after takes an image that is not there, or an older one by the same tag, and deploys it.',
    bad: example('\nonError: continue'),
    good: example(''),
  },
  messages: {
    step: (d: { step: string; work: string }) => `${d.step} ${d.work} an image, and the task goes on when that fails`,
    task: (d: { task: string; work: string }) =>
      `task ${quote(d.task)} ${d.work} an image, and the pipeline goes on when that fails`,
  },
  help: {
    step: 'drop onError, or look at the exit code in a later step: $(steps.step-<name>.exitCode.path)',
    task: (d: { task: string }) => `drop onError, or let what comes after ask: when input $(tasks.${d.task}.status)`,
  },
  visit: ({ report, set, namespace }) => {
    const stepsOf = (spec: AnyTaskSpec) => referencedSteps(spec, new Callees(set(), namespace())).steps;
    return {
      TaskSpec({ spec, path }) {
        // Whoever reads the exit code does something about it.
        if (!spec.steps?.some(({ onError }) => onError === 'continue') || mentions(spec, '.exitCode')) return;
        stepsOf(spec).forEach((one, i) => {
          const work = one.onError === 'continue' ? imageWork(one, spec.params ?? []) : undefined;
          const name = one.name ? `step ${quote(one.name)}` : `step ${i + 1}`;
          if (work) report('step', { step: name, work }, `${path}.steps[${i}].onError`);
        });
      },
      ResolvedPipeline({ spec, tasks, path }) {
        for (const { place, callee } of tasks.all) {
          if (place.task.onError !== 'continue' || !callee || !place.path.startsWith(path)) continue;
          if (mentions(spec, `$(tasks.${place.name}.status)`) || mentions(spec, `$(tasks.${place.name}.reason)`))
            continue;
          const { params = [] } = callee.spec;
          const [work] = stepsOf(callee.spec).flatMap((one) => imageWork(one, params) ?? []);
          if (work) report('task', { task: place.name, work }, `${place.path}.onError`);
        }
      },
    };
  },
});

function mentions(value: unknown, text: string): boolean {
  return JSON.stringify(value).includes(text);
}

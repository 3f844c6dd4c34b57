import { Callees } from '../../../analysis/documents/callee';
import { parseResult, valueExpressions } from '../../../analysis/pipelines/result-references';
import { clones, isCatalogClone } from '../../../analysis/tasks/clones';
import { missingSourceNames, namesArtifact, SOURCE_NAMES } from '../../../analysis/tasks/chains-results';
import { referencedSteps } from '../../../analysis/tasks/referenced-steps';
import { orderOf } from '../../../analysis/pipelines/reachable-tasks';
import { quote } from '../../../util/quote';
import type { ResolvedTask } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { pipeline, set, step } from '../example';

const named = (name: string, text: string): string => text.replace('name: example', `name: ${name}`);
const source = named(
  'clone',
  step(
    'name: clone\nimage: alpine/git\nscript: git clone https://example.com/app.git /workspace/app',
    'results:\n  - { name: CHAINS-GIT_URL }\n  - { name: CHAINS-GIT_COMMIT }',
  ),
);
const delivery = (results = ''): string =>
  pipeline(`tasks:
  - name: clone
    taskRef: { name: clone }
  - name: push
    runAfter: [clone]
    taskRef: { name: push }
results:
  - { name: IMAGE_URL, value: $(tasks.push.results.IMAGE_URL) }
  - { name: IMAGE_DIGEST, value: $(tasks.push.results.IMAGE_DIGEST) }${results}`);

export const missingSourceResults = defineRule({
  id: 'missing-source-results',
  severity: 'warning',
  docs: {
    title: 'A pipeline names the image that it made, and not the commit it made it from',
    why: 'Tekton Chains writes the provenance of a PipelineRun from the results of its pipeline: CHAINS-GIT_URL and CHAINS-GIT_COMMIT. Without them the image is signed, and nobody can tell from which source it comes; policies that ask for it refuse the image. Said where a task clones before the image is made.',
    bad: set(source, delivery()),
    good: set(
      source,
      delivery(`
  - { name: CHAINS-GIT_URL, value: $(tasks.clone.results.CHAINS-GIT_URL) }
  - { name: CHAINS-GIT_COMMIT, value: $(tasks.clone.results.CHAINS-GIT_COMMIT) }`),
    ),
  },
  messages: {
    missing: (d: { image: string; task: string; missing: string }) =>
      `result ${quote(d.image)} names an image that is made from what task ${quote(d.task)} clones, and there is no ${d.missing}`,
  },
  visit: ({ report, set, namespace }) => {
    const isCloning = ({ place: { task }, callee }: ResolvedTask): boolean => {
      if (!callee) return isCatalogClone(task);
      const { results = [] } = callee.spec;
      if (SOURCE_NAMES.every((one) => results.some(({ name }) => name === one))) return true;
      return referencedSteps(callee.spec, new Callees(set(), namespace())).steps.some(clones);
    };
    return {
      ResolvedPipeline({ spec: { results = [], params = [] }, tasks: { all }, run, path }) {
        const at = results.findIndex(({ name = '' }) => namesArtifact(name));
        if (at < 0) return;
        const missing = missingSourceNames(
          [...results, ...params, ...(run?.params ?? [])].map(({ name = '' }) => name),
        );
        if (missing.length === 0) return;
        const { name: image = '', value } = results[at] ?? {};
        const makers = valueExpressions(value).map((one) => parseResult(one)?.task);
        const isBefore = orderOf(all.map(({ place }) => ({ ...place, uses: place.allUses })));
        const source = all.find(
          (one, i) =>
            all.some(({ place }, j) => makers.includes(place.name) && (i === j || isBefore(i, j))) && isCloning(one),
        );
        if (!source) return;
        const { name } = source.place;
        const help = helpOf(
          missing,
          name,
          (source.callee?.spec.results ?? []).map((one) => one.name ?? ''),
        );
        report(
          'missing',
          { image, task: name, missing: missing.join(' and ') },
          { path: `${path}.results[${at}].name`, help },
        );
      },
    };
  },
});

/** The results that say it, as far as the task has them. */
function helpOf(missing: readonly string[], task: string, results: readonly string[]): string[] {
  const values = missing.map((one) => {
    const own = [one, one === 'CHAINS-GIT_URL' ? 'url' : 'commit'].find((name) => results.includes(name));
    return own && `{ name: ${one}, value: $(tasks.${task}.results.${own}) }`;
  });
  if (values.every((one) => one !== undefined)) return [`add to the results of the pipeline: ${values.join(', ')}`];
  return [
    `let task ${quote(task)} write ${missing.join(' and ')} as results, and add results of these names to the pipeline`,
  ];
}

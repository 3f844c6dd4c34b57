import { runValues } from '../../../analysis/pipelines/run-values';
import { containersOf, type PlacedContainer } from '../../../analysis/tasks/containers';
import type { AnyParamSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { eachContainer } from '../../engine/each-container';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const DIGEST = 'sha256:a8560b36e8b8210634f77d9f7f9efd7ffa463e380b75e2e74aff4511df3ef88c';

export const mutableImageTag = defineRule({
  id: 'mutable-image-tag',
  severity: 'warning',
  docs: {
    title: 'An image is named by a tag, which may be another image tomorrow',
    why: 'Whoever can push to the repository decides what the step runs, with the secrets of the step. A digest is one image for ever, and two runs of one commit run the same.',
    bad: step('name: ls\nimage: alpine:3.21\ncommand: [ls]'),
    good: step(`name: ls\nimage: alpine:3.21@${DIGEST}\ncommand: [ls]`),
  },
  messages: {
    untagged: (d: { image: string }) =>
      `image ${quote(d.image)} has neither tag nor digest, so it is whatever is latest`,
    tag: (d: { image: string }) => `image ${quote(d.image)} has no digest, and its tag can move`,
  },
  visit: ({ report, isOfProgram }) => {
    const seen = new Set<string>();
    const check = (image: string, path: string): void => {
      // What a param brings is not known here.
      if (image === '' || image.includes('$(') || image.includes('@') || seen.has(image)) return;
      seen.add(image);
      const tagged = image.slice(image.lastIndexOf('/') + 1).includes(':');
      report(
        tagged ? 'tag' : 'untagged',
        { image },
        {
          path,
          help: [
            `write ${tagged ? image : `${image}:<tag>`}@sha256:… ("crane digest ${image}" prints the digest)`,
            ...(isOfProgram() ? ['or say it once for all steps, in "images" of the chart'] : []),
          ],
        },
      );
    };
    const { TaskSpec: lookTask, StepAction: lookAction } = eachContainer(({ container: { image = '' }, path }) => {
      check(image, `${path}.image`);
    });
    /** Whoever gives the param nothing runs the image of its default. */
    const checkDefaults = (
      params: readonly AnyParamSpec[] = [],
      containers: readonly Pick<PlacedContainer, 'container' | 'path'>[],
      path: string,
    ): void => {
      const images = containers.filter(({ container }) => container.image?.includes('$(params.'));
      if (images.length === 0) return;
      const { fill } = runValues([], params);
      for (const { container, path: at } of images) {
        const { image = '' } = container;
        const whole = params.findIndex(({ name = '' }) => image === `$(params.${name})`);
        check(fill(image) ?? '', whole < 0 ? `${at}.image` : `${path}.params[${whole}].default`);
      }
    };
    return {
      Document() {
        seen.clear();
      },
      TaskSpec(place) {
        lookTask?.(place);
        const { spec, path } = place;
        checkDefaults(spec.params, containersOf(spec, path), path);
      },
      StepAction(place) {
        lookAction?.(place);
        const { spec, path } = place;
        checkDefaults(spec.params, [{ container: spec, path }], path);
      },
    };
  },
});

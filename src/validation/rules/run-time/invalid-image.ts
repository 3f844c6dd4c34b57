import { containersOf } from '../../../analysis/tasks/containers';
import { imageNameFault, type ImageNameFault } from '../../../analysis/tasks/image-name';
import type { AnyTaskSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { rememberByObject } from '../../../util/remember';
import { eachContainer } from '../../engine/each-container';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { eachFilledCallee } from '../given-values';

const REASONS: Readonly<Record<ImageNameFault, string>> = {
  digest: 'its digest is none',
  tag: 'its tag is none',
  'upper-case': 'repositories are written in lower case',
  name: 'it is no name of an image',
};
const HELPS: Readonly<Record<ImageNameFault, string>> = {
  digest: 'a digest is sha256: and 64 digits from 0 to f',
  tag: 'a tag is letters, digits, "_", "." and "-", at most 128, and does not begin with "." or "-"',
  'upper-case': 'only the tag may have capital letters',
  name: 'write registry/repository:tag@digest; only the repository has to be there',
};

export const invalidImage = defineRule({
  id: 'invalid-image',
  severity: 'error',
  docs: {
    title: 'No image can have such a name',
    why: 'Tekton and the API server take any text for an image. The kubelet does not: the pod waits with InvalidImageName until the run times out.',
    bad: step('name: test\nimage: Node:22\ncommand: [npm, test]'),
    good: step('name: test\nimage: node:22\ncommand: [npm, test]'),
  },
  messages: {
    image: (d: { image: string; fault: ImageNameFault }) =>
      `no node can pull image ${quote(d.image)}: ${REASONS[d.fault]}`,
  },
  help: {
    image: (d: { fault: ImageNameFault }) => HELPS[d.fault],
  },
  visit: ({ report, placeIn }) => ({
    ...eachContainer(({ container: { image = '' }, path }) => {
      // What a param brings is known where it is given.
      const fault = image === '' || image.includes('$(') ? undefined : imageNameFault(image);
      if (fault !== undefined) report('image', { image, fault }, { path: `${path}.image` });
    }),
    ...eachFilledCallee(hasImageWithParams, ({ spec, fill, placeOf, fieldAt }) => {
      for (const { image: text, path } of imagesWithParams(spec)) {
        const image = fill(text);
        const fault = image === undefined ? undefined : imageNameFault(image);
        if (image === undefined || fault === undefined) continue;
        const field = fieldAt(path);
        const related = field ? [{ note: `${text} stands here`, at: placeIn(field.document, field.path) }] : [];
        report('image', { image, fault }, { path: placeOf(text), related });
      }
    }),
  }),
});

/** Images with params in them; paths are from the Task on. */
const imagesWithParams = rememberByObject((spec: AnyTaskSpec) =>
  containersOf(spec, '').flatMap(({ container: { image = '' }, path }) =>
    image.includes('$(params') ? [{ image, path: `${path.slice(1)}.image` }] : [],
  ),
);

function hasImageWithParams(spec: AnyTaskSpec): boolean {
  return imagesWithParams(spec).length > 0;
}

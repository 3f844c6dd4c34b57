import type { Callee } from '../../../analysis/documents/callee';
import { containersOf } from '../../../analysis/tasks/containers';
import { imageNameFault, type ImageNameFault } from '../../../analysis/tasks/image-name';
import type { AnyContainer, AnyTaskSpec } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { rememberByObject } from '../../../util/remember';
import { eachContainer } from '../../engine/each-container';
import { defineRule } from '../../engine/rule';
import { step } from '../example';
import { tasksOfRun, valuesOfCall } from '../given-values';

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
  visit: ({ report, placeIn }) => {
    /** An image that somebody puts together by what is given to a Task or a StepAction. */
    const checkFilled = ({ image: text, path }: ImageWithParams, filled: string | undefined, by: By): void => {
      const fault = filled === undefined ? undefined : imageNameFault(filled);
      if (filled === undefined || fault === undefined) return;
      const { document } = by.callee;
      const related = document ? [{ note: `${text} stands here`, at: placeIn(document, path) }] : [];
      report('image', { image: filled, fault }, { path: by.path, related });
    };
    return {
      ...eachContainer(({ container: { image = '' }, path }) => {
        // What a param brings is known where it is given.
        const fault = image === '' || image.includes('$(') ? undefined : imageNameFault(image);
        if (fault !== undefined) report('image', { image, fault }, { path: `${path}.image` });
      }),
      Call(call) {
        const { caller, callee } = call;
        if (caller === 'PipelineRun' || 'tasks' in (callee.spec as object)) return;
        const images = imagesWithParams(callee.spec as AnyTaskSpec);
        if (images.length === 0) return;
        const { fill, placeOf } = valuesOfCall(call);
        for (const one of images) checkFilled(one, fill(one.image), { callee, path: placeOf(one.image) });
      },
      RunOfPipeline(run) {
        if (!run.tasks.all.some(({ callee }) => callee && imagesWithParams(callee.spec).length > 0)) return;
        for (const { callee, fill, fillAlone } of tasksOfRun(run))
          for (const one of imagesWithParams(callee.spec))
            if (fillAlone(one.image) === undefined) checkFilled(one, fill(one.image), { callee, path: run.path });
      },
    };
  },
});

/** Who puts an image together, and where it says so. */
interface By {
  readonly callee: Callee<unknown>;
  readonly path: string;
}

interface ImageWithParams {
  readonly image: string;
  readonly path: string;
}

/** Of a Task, or of a StepAction. */
const imagesWithParams = rememberByObject((spec: AnyTaskSpec & AnyContainer): readonly ImageWithParams[] =>
  [{ container: spec, path: 'spec' }, ...containersOf(spec, 'spec')].flatMap(({ container: { image = '' }, path }) =>
    image.includes('$(params') ? [{ image, path: `${path}.image` }] : [],
  ),
);

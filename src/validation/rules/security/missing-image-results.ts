import { Callees } from '../../../analysis/documents/callee';
import { namesArtifact } from '../../../analysis/tasks/chains-results';
import { imageWork } from '../../../analysis/tasks/image-work';
import { referencedSteps } from '../../../analysis/tasks/referenced-steps';
import { isOneEdit } from '../../../util/nearest';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const example = (results: string): string =>
  step(
    'name: push\nimage: quay.io/buildah/stable\nscript: |\n  buildah bud -t "$IMAGE" .\n  buildah push --digestfile "$(results.IMAGE_DIGEST.path)" "$IMAGE"\nenv:\n  - { name: IMAGE, value: $(params.image) }',
    `params:\n  - name: image\nresults:\n${results}`,
  );

/** Names that belong together, with whatever stands before them. */
const PAIRS = [
  ['IMAGE_URL', 'IMAGE_DIGEST'],
  ['ARTIFACT_URI', 'ARTIFACT_DIGEST'],
] as const;

export const missingImageResults = defineRule({
  id: 'missing-image-results',
  severity: 'warning',
  docs: {
    title: 'A task pushes an image, and no results say which one',
    why: 'Tekton Chains signs the images that it finds in the results of a task, by their names: IMAGE_URL with IMAGE_DIGEST, or IMAGES. What it does not find gets no signature and no provenance, and nobody says so. Tasks that come after it have nothing but the tag to go by, which may be another image by then.',
    bad: example('  - name: IMAGE_DIGEST'),
    good: example('  - name: IMAGE_DIGEST\n  - name: IMAGE_URL'),
  },
  messages: {
    none: (d: { step: string }) => `${d.step} pushes an image, and no result says which`,
    half: (d: { result: string; missing: string }) =>
      `result ${quote(d.result)} names half of the image that is pushed: there is no ${quote(d.missing)}`,
    misspelt: (d: { result: string }) => `Chains does not know result ${quote(d.result)} by this name`,
  },
  help: {
    none: 'declare the results IMAGE_URL and IMAGE_DIGEST, and write them without a line break at the end: printf %s "$IMAGE" > "$(results.IMAGE_URL.path)"',
  },
  visit: ({ report, set, namespace }) => ({
    TaskSpec({ spec, steps, path }) {
      const { params = [], results = [] } = spec;
      const run = steps.some(({ ref }) => ref) ? referencedSteps(spec, new Callees(set(), namespace())).steps : steps;
      const at = run.findIndex((one) => imageWork(one, params) === 'pushes');
      if (at < 0) return;
      const names = results.map(({ name = '' }) => name);
      const findings = names.flatMap((name, i) => fault(name, names, i) ?? []);
      for (const { message, index, data, help } of findings)
        report(message, data as never, { path: `${path}.results[${index}].name`, help });
      if (findings.length > 0 || names.some((name) => namesArtifact(name))) return;
      const { name = '' } = run[at] ?? {};
      report('none', { step: name === '' ? `step ${at + 1}` : `step ${quote(name)}` }, `${path}.steps[${at}]`);
    },
  }),
});

interface Fault {
  readonly message: 'half' | 'misspelt';
  readonly index: number;
  readonly data: Readonly<Record<string, string>>;
  readonly help: string;
}

function fault(name: string, names: readonly string[], index: number): Fault | undefined {
  for (const pair of PAIRS)
    for (const [own, other] of [pair, [pair[1], pair[0]] as const]) {
      if (!name.endsWith(own)) continue;
      const missing = name.slice(0, -own.length) + other;
      if (names.includes(missing)) return undefined;
      const help = `declare ${missing}, too, and write it where the image is pushed`;
      return { message: 'half', index, data: { result: name, missing }, help };
    }
  const meant = namesArtifact(name) ? undefined : meantBy(name);
  if (meant === undefined || names.includes(meant)) return undefined;
  return { message: 'misspelt', index, data: { result: name }, help: `call it ${meant}` };
}

/** A name of Chains in another case, with other signs between its words, or with one key wrong. */
function meantBy(name: string): string | undefined {
  const plain = name.toUpperCase().replace(/[-.]/g, '_');
  if (plain === 'IMAGES') return plain;
  return PAIRS[0].find((one) => plain.endsWith(one) || plain === one.replace('_', '') || isOneEdit(plain, one));
}

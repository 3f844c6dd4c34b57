import type { SetDocument } from '../../../analysis/documents/document-set';
import { referenceSource } from '../../../analysis/reference-source';
import { fitsSource, patternSurprise } from '../../../analysis/source-pattern';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipelineRun, policy, set } from '../example';

const fetched = (pattern: string): string =>
  set(
    policy(`resources:\n  - pattern: ${pattern}\nauthorities:\n  - name: us\n    key: { kms: gcpkms://us }`),
    pipelineRun(
      `taskRunTemplate: { serviceAccountName: delivery }
pipelineRef:
  resolver: git
  params:
    - name: url
      value: https://github.com/acme/pipelines
    - name: revision
      value: 3f786850e387550fdab836ed7e6dc881de23001b
    - name: pathInRepo
      value: delivery.yaml`,
    ),
  );

export const unverifiedReference = defineRule({
  id: 'unverified-reference',
  severity: 'warning',
  docs: {
    title: 'No VerificationPolicy of the namespace fits what a resolver fetches',
    why: 'Who has policies wants signatures. What none of them fits runs without one, unless the feature flag "trusted-resources-verification-no-match-policy" is "fail"; then the run fails. Looked at are references by the git, bundles and http resolvers whose source is written there. Of StepActions Tekton checks no signature at all.',
    bad: fetched('https://github.com/acme/tasks'),
    good: fetched('https://github.com/acme/pipelines'),
  },
  messages: {
    taken: (d: { source: string }) => `no VerificationPolicy fits ${quote(d.source)}, and Tekton takes it unverified`,
    refused: (d: { source: string }) => `no VerificationPolicy fits ${quote(d.source)}, and Tekton refuses it`,
  },
  visit: ({ report, set: documents, namespace, flag, placeIn, acknowledgement }) => ({
    Ref({ ref, path }) {
      const all = documents().ofKind('VerificationPolicy');
      if (all.length === 0 || isOfStep(path)) return;
      const policies = all.filter((one) => one.namespace === namespace());
      const found = referenceSource(ref);
      const [first] = policies;
      if (!first || !found || policies.some((one) => mayFit(one, found.source))) return;
      const { source, param } = found;
      const isRefused = flag('trusted-resources-verification-no-match-policy') === 'fail';
      report(
        isRefused ? 'refused' : 'taken',
        { source },
        {
          path: `${path}.params[${param}].value`,
          related: [{ note: 'a policy of the namespace', at: placeIn(first, 'spec.resources') }],
          help: [
            `add a pattern to one of its policies: ^${escaped(source)}$`,
            ...(isRefused ? [] : [`if it may run unverified, ${acknowledgement()}`]),
          ],
        },
      );
    },
  }),
});

function isOfStep(path: string): boolean {
  return path.endsWith('.ref');
}

/** A pattern that does not what it seems to is reported where it stands. */
function mayFit({ content, readable }: SetDocument, source: string): boolean {
  const { resources = [] } = (content['spec'] ?? {}) as {
    readonly resources?: readonly { readonly pattern?: string }[];
  };
  if (!readable) return true;
  return resources.some(({ pattern = '' }) => {
    const surprise = patternSurprise(pattern);
    return surprise === 'folder' || surprise === 'git' || fitsSource(pattern, source) !== false;
  });
}

function escaped(source: string): string {
  return source.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

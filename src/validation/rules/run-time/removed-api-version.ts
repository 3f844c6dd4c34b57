import { embeddedRuns } from '../../../analysis/documents/embedded-runs';
import { removedVersion } from '../../../schema/removed-versions';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';

const cronJob = (apiVersion: string): string =>
  `apiVersion: ${apiVersion}
kind: CronJob
metadata:
  name: nightly
spec:
  schedule: 0 3 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{ name: start, image: alpine }]
`;

export const removedApiVersion = defineRule({
  id: 'removed-api-version',
  severity: 'error',
  docs: {
    title: 'Kubernetes no longer has the kind in this version',
    why: 'The cluster knows no such resource, so the document cannot be applied. Where clusters of Tekton may be old enough to have it, this is a warning.',
    bad: cronJob('batch/v1beta1'),
    good: cronJob('batch/v1'),
  },
  messages: {
    removed: (d: { kind: string; apiVersion: string; release: string }) =>
      `Kubernetes ${d.release} removed ${d.kind} of ${quote(d.apiVersion)}`,
  },
  visit: ({ report }) => {
    const check = (
      { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
      path: string,
    ): void => {
      const removed = removedVersion(apiVersion, kind);
      if (!removed) return;
      const { release, successor, isGoneEverywhere } = removed;
      report(
        'removed',
        { kind, apiVersion, release },
        {
          path: successor === undefined ? `${path}kind` : `${path}apiVersion`,
          severity: isGoneEverywhere ? 'error' : 'warning',
          help:
            successor === undefined
              ? 'say the level of Pod Security on the namespace instead: the label pod-security.kubernetes.io/enforce'
              : [
                  `write apiVersion: ${successor}`,
                  'some fields have other names there: https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
                ],
        },
      );
    };
    return {
      Document({ document }) {
        check(document, '');
        for (const one of embeddedRuns(document)) check(one.document, `${one.path}.`);
      },
    };
  },
});

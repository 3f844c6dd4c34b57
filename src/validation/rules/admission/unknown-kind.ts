import { KINDS, isTektonKind } from '../../../schema/kinds';
import { list } from '../../../util/list';
import { nearest } from '../../../util/nearest';
import { quote } from '../../../util/quote';
import { isOfTekton } from '../../decoding/decode';
import { defineRule } from '../../engine/rule';
import { task } from '../example';

const GROUPS = /^(?:(?:triggers|resolution)\.)?tekton\.dev\//;

/** Kinds that Tekton had once. */
const REMOVED: ReadonlyMap<string, string> = new Map([
  ['ClusterTask', 'write a Task, and let others refer to it with resolver: cluster'],
  ['Condition', 'write when expressions; a task before them may find out what they ask for'],
  ['PipelineResource', 'use params, workspaces and results'],
  ['Run', 'write a CustomRun of tekton.dev/v1beta1'],
]);

export const unknownKind = defineRule({
  id: 'unknown-kind',
  severity: 'error',
  docs: {
    title: 'Tekton has no such kind in this version',
    why: 'The cluster knows no such resource, so the document cannot be applied.',
    bad: task('steps:\n  - name: ls\n    image: alpine').replace('tekton.dev/v1', 'tekton.dev/v2'),
    good: task('steps:\n  - name: ls\n    image: alpine'),
  },
  messages: {
    unknown: (d: { kind: string; apiVersion: string }) => `there is no kind ${quote(d.kind)} in ${quote(d.apiVersion)}`,
    missing: (d: { field: string }) => `the document has no ${quote(d.field)}`,
    text: (d: { field: string }) => `${quote(d.field)} of the document is not a text`,
  },
  help: {
    unknown: (d: { apiVersion: string }) =>
      `kinds of Tekton in this version are listed by: kubectl api-resources --api-group=${d.apiVersion.split('/')[0] ?? ''}`,
    missing: (d: { field: string }) =>
      d.field === 'kind' ? 'add kind, such as kind: Task' : 'add apiVersion, such as apiVersion: tekton.dev/v1',
    text: (d: { field: string }) =>
      d.field === 'kind'
        ? 'write a name such as kind: Task'
        : 'write group and version, such as apiVersion: tekton.dev/v1',
  },
  visit: ({ report }) => ({
    Document({ document }) {
      // Types say that both are there; a file may say otherwise.
      const { apiVersion, kind } = document as { readonly apiVersion?: unknown; readonly kind?: unknown };
      for (const [field, value] of Object.entries({ apiVersion, kind }))
        if (typeof value !== 'string' || value === '') {
          report(value === undefined || value === null || value === '' ? 'missing' : 'text', { field }, field);
          return;
        }
      if (typeof apiVersion !== 'string' || typeof kind !== 'string') return;
      if (!GROUPS.test(apiVersion) || isOfTekton(apiVersion, kind)) return;
      const info = isTektonKind(kind) ? KINDS.get(kind) : undefined;
      const meant = nearest(kind, KINDS.keys()).map((name) => quote(name));
      const removed = REMOVED.get(kind);
      const help =
        removed ??
        (info ? `write apiVersion: ${info.apiVersion}` : meant.length > 0 ? `did you mean ${list(meant)}?` : []);
      report('unknown', { kind, apiVersion }, { path: info ? 'apiVersion' : 'kind', help });
    },
  }),
});

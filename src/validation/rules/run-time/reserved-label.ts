import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

/** Labels that Tekton sets on what it makes, whatever stands there. */
const RESERVED = new Set(
  [
    'clusterTask',
    'customRun',
    'memberOf',
    'pipeline',
    'pipelineRun',
    'pipelineRunUID',
    'pipelineTask',
    'task',
    'taskRun',
    'taskRunUID',
  ].map((name) => `tekton.dev/${name}`),
);
const labelled = (label: string): string =>
  step('name: ls\nimage: alpine').replace('name: example\n', `name: example\n  labels:\n    ${label}: files\n`);

export const reservedLabel = defineRule({
  id: 'reserved-label',
  severity: 'warning',
  docs: {
    title: 'A label is set that belongs to Tekton',
    why: 'Labels of Tasks and Pipelines are handed down to runs and pods, where Tekton finds its own things by them: dashboards and clean-up then look at the wrong ones.',
    bad: labelled('tekton.dev/task'),
    good: labelled('team'),
  },
  messages: { reserved: (d: { label: string }) => `label ${quote(d.label)} belongs to Tekton` },
  visit: ({ report }) => ({
    Document({ document, metadata }) {
      const { apiVersion } = document as { readonly apiVersion: unknown };
      if (typeof apiVersion !== 'string' || !/^(?:triggers\.)?tekton\.dev\//.test(apiVersion)) return;
      const { labels = {} } = (metadata ?? {}) as { readonly labels?: Readonly<Record<string, string>> };
      for (const label of Object.keys(labels))
        if (RESERVED.has(label))
          report(
            'reserved',
            { label },
            { path: `metadata.labels.${label}`, isKey: true, help: 'give the label a prefix of your own' },
          );
    },
  }),
});

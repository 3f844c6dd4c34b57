import type { Fields } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import type { Places } from '../../engine/places';
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
/** Argo CD finds its own things by it: it would prune the runs to which Tekton hands it down. */
const OF_ARGO_CD = 'app.kubernetes.io/instance';
const HANDED_DOWN = new Set(['Task', 'Pipeline', 'StepAction']);
const labelled = (label: string): string =>
  step('name: ls\nimage: alpine').replace('name: example\n', `name: example\n  labels:\n    ${label}: files\n`);

export const reservedLabel = defineRule({
  id: 'reserved-label',
  severity: 'warning',
  docs: {
    title: 'A label is set that belongs to Tekton',
    why: 'Labels of Tasks and Pipelines are handed down to runs and pods, where Tekton finds its own things by them: dashboards and clean-up then look at the wrong ones. By "app.kubernetes.io/instance" Argo CD finds what it has made, and prunes the runs.',
    bad: labelled('tekton.dev/task'),
    good: labelled('team'),
  },
  messages: {
    reserved: (d: { label: string }) => `label ${quote(d.label)} belongs to Tekton`,
    handed: (d: { label: string }) => `label ${quote(d.label)} is handed down to the runs, which Argo CD then prunes`,
  },
  visit: ({ report }) => {
    const check = (metadata: unknown, path: string, isHandedDown: boolean): void => {
      const { labels } = (metadata ?? {}) as { readonly labels?: Readonly<Record<string, string>> };
      for (const label of Object.keys(labels ?? {})) {
        const at = { path: `${path}.labels.${label}`, isKey: true, help: 'give the label a prefix of your own' };
        if (RESERVED.has(label)) report('reserved', { label }, at);
        if (isHandedDown && label === OF_ARGO_CD) report('handed', { label }, at);
      }
    };
    const look = ({ document, metadata }: Places['Embedded']): void => {
      const { apiVersion, kind } = document as { readonly apiVersion: unknown; readonly kind: string };
      if (typeof apiVersion !== 'string' || !/^(?:triggers\.)?tekton\.dev\//.test(apiVersion)) return;
      check(metadata, 'metadata', HANDED_DOWN.has(kind));
    };
    return {
      Document: look,
      Embedded: look,
      PipelineTask({ task: { taskSpec }, path }) {
        check((taskSpec as Fields | undefined)?.['metadata'], `${path}.taskSpec.metadata`, true);
      },
    };
  },
});

import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipelineRun } from '../example';

export const generatedNameApplied = defineRule({
  id: 'generated-name-applied',
  severity: 'error',
  docs: {
    title: 'An object with generateName stands among those that are applied',
    why: '"kubectl apply" and GitOps tools need a name, and refuse it; only "kubectl create" makes one. Seen at synthesis, where it is known what is applied.',
    bad: pipelineRun('pipelineRef: { name: build }').replace('name: example', 'generateName: example-'),
    good: pipelineRun('pipelineRef: { name: build }'),
    isApplied: true,
  },
  messages: {
    applied: (d: { kind: string; name: string }) => `${d.kind} ${quote(d.name)} has no name, and is applied`,
  },
  visit: ({ report, isApplied }) => ({
    Document({ document: { kind }, metadata = {} }) {
      const { name, generateName } = metadata;
      if (!isApplied() || name !== undefined || typeof generateName !== 'string') return;
      const help = 'give it a name; or make it with PipelineRun or TaskRun, which are created from dist/runs';
      report('applied', { kind, name: generateName }, { path: 'metadata.generateName', help });
    },
  }),
});

import { defineRule } from '../../engine/rule';
import { pipeline, tasks } from '../example';

export const emptyPipeline = defineRule({
  id: 'empty-pipeline',
  severity: 'error',
  docs: {
    title: 'A Pipeline says nothing at all',
    why: 'There is nothing to run, so the cluster refuses it.',
    bad: pipeline('tasks: []'),
    good: tasks('name: build'),
  },
  messages: { empty: () => 'the pipeline is empty' },
  help: {
    empty: 'list at least one task in tasks',
  },
  visit: ({ report }) => ({
    PipelineSpec({ spec, path }) {
      if (Object.keys(spec).length === 0) report('empty', {}, path);
    },
  }),
});

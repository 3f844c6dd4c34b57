import { isDnsLabel } from '../../../analysis/kubernetes/names';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';

export const invalidPipelineTaskName = defineRule({
  id: 'invalid-pipeline-task-name',
  severity: 'error',
  docs: {
    title: 'The name of a pipeline task is not a DNS label',
    why: 'It becomes part of the name of a TaskRun, so the cluster refuses the Pipeline.',
    bad: tasks('name: Build'),
    good: tasks('name: build'),
  },
  messages: {
    name: (d: { task: string }) => `pipeline task name ${quote(d.task)} is not allowed`,
    missing: () => 'the pipeline task has no name',
  },
  help: {
    missing: 'give it a name, by which runAfter and results refer to it',
  },
  visit: ({ report }) => ({
    PipelineTask({ name, path }) {
      if (isDnsLabel(name)) return;
      if (name === '') report('missing', {}, path);
      else
        report(
          'name',
          { task: name },
          { path: `${path}.name`, help: 'allowed: lower-case letters, digits and "-", at most 63' },
        );
    },
  }),
});

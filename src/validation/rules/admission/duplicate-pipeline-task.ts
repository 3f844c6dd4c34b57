import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { tasks } from '../example';
import { repeated } from '../repeated';

export const duplicatePipelineTask = defineRule({
  id: 'duplicate-pipeline-task',
  severity: 'error',
  docs: {
    title: 'Two tasks of a Pipeline have one name',
    why: 'Results and order refer to tasks by name, so the cluster refuses the Pipeline; tasks and finally share the names.',
    bad: tasks('name: build', 'name: build'),
    good: tasks('name: build', 'name: test'),
  },
  messages: { twice: (d: { task: string }) => `two pipeline tasks are named ${quote(d.task)}` },
  help: {
    twice: 'rename one of them, and what refers to it in runAfter and $(tasks.<name>…)',
  },
  visit: ({ report, placeOf }) => ({
    PipelineSpec({ tasks: first, finally: last }) {
      const all = [...first, ...last];
      for (const { name, at } of repeated(placeOf, { items: all, path: (index) => all[index]?.path ?? '' }))
        report('twice', { task: name }, at);
    },
  }),
});

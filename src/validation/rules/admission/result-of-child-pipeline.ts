import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const USES = 'tasks:\n  - name: build\n    pipelineRef: { name: build }\n  - name: test\n    taskRef: { name: test }';

export const resultOfChildPipeline = defineRule({
  id: 'result-of-child-pipeline',
  severity: 'error',
  docs: {
    title: 'A task uses the result of a pipeline inside the pipeline',
    why: 'Tekton does not pass them on yet, so the cluster refuses the Pipeline.',
    bad: pipeline(`${USES}\n    params:\n      - name: image\n        value: $(tasks.build.results.image)`),
    good: pipeline(USES),
    features: { 'enable-api-fields': 'alpha' },
  },
  messages: { result: (d: { task: string }) => `task ${quote(d.task)} is a pipeline, whose results cannot be used` },
  help: {
    result: 'list its tasks in this pipeline, or hand the value over in a workspace',
  },
  visit: ({ report }) => ({
    PipelineSpec({ tasks, finally: last }) {
      const children = new Set(
        tasks
          .filter(({ task }) => task.pipelineRef !== undefined || task.pipelineSpec !== undefined)
          .map(({ name }) => name),
      );
      if (children.size === 0) return;
      for (const { uses, path } of [...tasks, ...last])
        for (const used of uses)
          if (children.has(used.task))
            report('result', { task: used.task }, { path, text: `tasks.${used.task}.results` });
    },
  }),
});

import { unknownTaskRunSpec } from '../../../src/validation/rules/run-time/unknown-task-run-spec';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const task = build('description: x');
const pipeline = delivery('- { name: compile, taskRef: { name: build } }');
const run = (spec: string): string => runOf(`taskRunSpecs: [{ ${spec} }]`);

testRule(unknownTaskRunSpec, {
  valid: {
    'a task and a step': documents(
      task,
      pipeline,
      run('pipelineTaskName: compile, stepSpecs: [{ name: make, computeResources: {} }]'),
    ),
  },
  invalid: {
    'a misspelt task': documents(task, pipeline, mark(run('pipelineTaskName: compiel'), 'compiel', 'task')),
    'an unknown step': documents(
      task,
      pipeline,
      mark(run('pipelineTaskName: compile, stepSpecs: [{ name: mkae, computeResources: {} }]'), 'mkae', 'step'),
    ),
    'an unknown sidecar': documents(
      task,
      pipeline,
      mark(run('pipelineTaskName: compile, sidecarSpecs: [{ name: db, computeResources: {} }]'), 'db', 'sidecar'),
    ),
  },
});

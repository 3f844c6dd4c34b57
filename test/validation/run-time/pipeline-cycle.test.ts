import { pipelineCycle } from '../../../src/validation/rules/run-time/pipeline-cycle';
import { documents } from '../mark';
import { testRule } from '../test-rule';

const pipeline = (name: string, tasks: string): string => `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: ${name} }
spec:
  tasks:${tasks}
`;
const leaf = pipeline('leaf', '\n    - { name: t, taskRef: { name: t } }');

testRule(pipelineCycle, {
  valid: {
    'a pipeline that runs another one': documents(
      pipeline('a', '\n    - { name: l, pipelineRef: { name: leaf } }\n    - { name: m, pipelineRef: { name: leaf } }'),
      leaf,
    ),
    'a pipeline that is not known': pipeline('a', '\n    - { name: l, pipelineRef: { name: other } }'),
  },
  invalid: {
    'a pipeline that runs itself': pipeline(
      'a',
      `
    - { name: t, pipelineRef: { name: a } }
    #            ^^^^^^^^^^^ cycle`,
    ),
    'a circle of three, once, and one that leads into it': documents(
      pipeline('z', '\n    - { name: t, pipelineRef: { name: b } }'),
      pipeline(
        'a',
        `
    - { name: l, pipelineRef: { name: leaf } }
    - { name: t, pipelineRef: { name: b } }
    #            ^ cycle`,
      ),
      pipeline('b', '\n    - { name: t, pipelineRef: { name: c } }'),
      pipeline('c', '\n    - { name: t, pipelineRef: { name: a } }'),
      leaf,
    ),
  },
});

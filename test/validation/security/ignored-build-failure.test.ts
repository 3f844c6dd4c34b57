import { ignoredBuildFailure } from '../../../src/validation/rules/security/ignored-build-failure';
import { build, delivery, documents, mark } from '../mark';
import { testRule } from '../test-rule';

const push = build('', 'command: [docker, push, a]');
const step = (more: string): string => `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec:
  steps:
    - name: push
      image: docker
      script: docker push a
      onError: continue
${more}
`;

testRule(ignoredBuildFailure, {
  valid: {
    'a step of another kind': build('', 'onError: continue\nscript: make test'),
    'an exit code that is looked at': step(
      '    - { name: look, image: alpine, script: "cat $(steps.step-push.exitCode.path)" }',
    ),
    'a status that is looked at': documents(
      push,
      delivery(
        '- { name: push, taskRef: { name: build }, onError: continue }\n- { name: deploy, taskRef: { name: deploy }, runAfter: [push], when: [{ input: $(tasks.push.status), operator: in, values: [Succeeded] }] }',
      ),
    ),
    'a task that stops': documents(push, delivery('- { name: push, taskRef: { name: build } }')),
    'a task that is not known': delivery('- { name: push, taskRef: { name: build }, onError: continue }'),
  },
  invalid: {
    'a step': step('').replace('onError: continue', 'onError: continue\n#              ^^^^^^^^ step'),
    'a step that only builds': step('')
      .replace('docker push a', 'docker build .')
      .replace('onError: continue', 'onError: continue\n#              ^^^^^^^^ step'),
    'a task': documents(
      push,
      mark(delivery('- { name: push, taskRef: { name: build }, onError: continue }'), 'continue', 'task'),
    ),
    'a task inside of a pipeline': mark(
      delivery(
        '- { name: push, onError: continue, taskSpec: { steps: [{ name: a, image: docker, command: [docker, push, a] }] } }',
      ),
      'continue',
      'task',
    ),
  },
});

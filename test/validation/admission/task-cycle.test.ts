import { lint } from '../../../src/validation/lint';
import { taskCycle } from '../../../src/validation/rules/admission/task-cycle';
import { testRule } from '../test-rule';

const pipeline = (tasks: string): string => `
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: delivery }
spec:
  tasks:${tasks}
`;

testRule(taskCycle, {
  valid: {
    'tasks in order': pipeline(`
    - { name: a, taskRef: { name: t } }
    - { name: b, taskRef: { name: t }, runAfter: [a] }`),
    'a task that waits for an unknown one, which unknown-task reports': pipeline(`
    - { name: a, taskRef: { name: t }, runAfter: [nope] }`),
  },
  invalid: {
    'a task that waits for itself': pipeline(`
    - { name: a, taskRef: { name: t }, runAfter: [a] }
    # ^ cycle`),
    'a cycle of order and result, once': pipeline(`
    - { name: a, taskRef: { name: t }, runAfter: [b] }
    # ^ cycle
    - { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.x) }] }`),
    'a cycle that the first task only leads into': pipeline(`
    - { name: first, taskRef: { name: t }, runAfter: [a] }
    - { name: a, taskRef: { name: t }, runAfter: [b] }
    # ^ cycle
    - { name: b, taskRef: { name: t }, runAfter: [a] }`),
  },
});

test('a cycle of many tasks is told in short', () => {
  const tasks = Array.from(
    { length: 100 },
    (_, i) => `\n    - { name: t${i}, taskRef: { name: t }, runAfter: [t${(i + 99) % 100}] }`,
  );
  const { diagnostics } = lint([{ name: 'a.yaml', text: pipeline(tasks.join('')) }], { admissionOnly: true });
  expect(diagnostics.map(({ message, related }) => [message.length < 250, related.length])).toEqual([[true, 20]]);
  expect(diagnostics[0]?.message).toMatch(/ → 80 more → "t0"$/);
});

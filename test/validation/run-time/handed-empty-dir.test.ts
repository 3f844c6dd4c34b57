import { handedEmptyDir } from '../../../src/validation/rules/run-time/handed-empty-dir';
import { delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const tasks = (...names: string[]): string =>
  delivery(
    names
      .map((name) => `- { name: ${name}, taskRef: { name: build }, workspaces: [{ name: s, workspace: files }] }`)
      .join('\n'),
    'workspaces: [{ name: files }]',
  );
const run = runOf('workspaces: [{ name: files, emptyDir: {} }]');

testRule(handedEmptyDir, {
  valid: {
    'a folder of one task': documents(tasks('a'), run),
    'a claim': documents(tasks('a', 'b'), run.replace('emptyDir: {}', 'persistentVolumeClaim: { claimName: c }')),
  },
  invalid: { 'a folder of two tasks': documents(tasks('a', 'b'), mark(run, 'emptyDir', 'lost')) },
});

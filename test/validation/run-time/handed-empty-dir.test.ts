import { handedEmptyDir } from '../../../src/validation/rules/run-time/handed-empty-dir';
import { build, delivery, documents, mark, runOf } from '../mark';
import { testRule } from '../test-rule';

const tasks = (...names: string[]): string =>
  delivery(
    names
      .map((name) => `- { name: ${name}, taskRef: { name: build }, workspaces: [{ name: s, workspace: files }] }`)
      .join('\n'),
    'workspaces: [{ name: files }]',
  );
const BUILD = build('workspaces: [{ name: s }]');
const run = runOf('workspaces: [{ name: files, emptyDir: {} }]');

testRule(handedEmptyDir, {
  valid: {
    'a folder of one task': documents(tasks('a'), run),
    'a cache, which the Tasks declare as optional': documents(
      tasks('a', 'b'),
      run,
      BUILD.replace('name: s', 'name: s, optional: true'),
    ),
    'a claim': documents(tasks('a', 'b'), run.replace('emptyDir: {}', 'persistentVolumeClaim: { claimName: c }')),
  },
  invalid: {
    'a folder of two tasks': documents(tasks('a', 'b'), mark(run, 'emptyDir', 'lost')),
    'a folder that two tasks need': documents(tasks('a', 'b'), mark(run, 'emptyDir', 'lost'), BUILD),
  },
});

import { unresolvedVariable } from '../../src/validation/rules/run-time/unresolved-variable';
import { build, delivery, mark } from './mark';
import { testRule } from './test-rule';

const task = (text: string, more = ''): string =>
  build(
    `params: [{ name: p, default: x }]\nworkspaces: [{ name: source }]\nresults: [{ name: r }]${more}`,
    `script: make\nworkingDir: ${text}`,
  );
const sidecar = (text: string): string => task('/', `\nsidecars: [{ name: db, image: db, args: [${text}] }]`);

testRule(unresolvedVariable, {
  valid: {
    'what is declared': task('$(workspaces.source.path)/$(params.p)'),
    'params that the webhooks look for': task('$(params.nope)'),
    'a variable of the shell': build('description: x', 'script: echo $(date)'),
    'a comment in a script': build('description: x', 'script: |\n  # $(workspaces.x.path)\n  make'),
    'the run of a pipeline in a task inside of it': delivery(
      '- { name: a, taskSpec: { steps: [{ name: a, image: b, args: [$(context.pipelineRun.name)] }] } }',
    ),
  },
  invalid: {
    'an unknown workspace': mark(task('$(workspaces.sauce.path)'), '$(workspaces', 'workspace'),
    'a param in a sidecar': mark(sidecar('$(params.q)'), '$(params', 'param'),
    'a result in a field': mark(task('$(results.s.path)'), '$(results', 'result'),
    'a step': mark(sidecar('$(steps.step-mkae.exitCode.path)'), '$(steps', 'step'),
    'the run of a pipeline in a Task': mark(sidecar('$(context.pipelineRun.name)'), '$(context', 'pipeline'),
    'a result of another task in a Task': mark(sidecar('$(tasks.a.results.b)'), '$(tasks', 'pipeline'),
    'what does not exist': mark(sidecar('$(workspaces.source.folder)'), '$(workspaces', 'unknown'),
  },
});

import { unusedDeclaration } from '../../../src/validation/rules/run-time/unused-declaration';
import { build, delivery, mark } from '../mark';
import { testRule } from '../test-rule';

testRule(unusedDeclaration, {
  valid: {
    'what is used': build(
      'params: [{ name: p }]\nresults: [{ name: r }]\nworkspaces: [{ name: w }]',
      'script: make $(params.p) $(workspaces.w.path) > $(results.r.path)',
    ),
    'a workspace that is found by its folder': build('workspaces: [{ name: w }]', 'script: ls /workspace/w'),
    'a workspace that is mounted somewhere': build('workspaces: [{ name: w, mountPath: /root/.ssh }]'),
  },
  invalid: {
    'a param': mark(build('params: [{ name: p }]'), 'p }', 'param'),
    'a result': mark(build('results: [{ name: xyz }]'), 'xyz', 'result'),
    'a workspace': mark(build('workspaces: [{ name: w }]'), 'w }', 'workspace'),
    'a param of a pipeline': mark(
      delivery('- { name: a, taskRef: { name: b } }', 'params: [{ name: p }]'),
      'p }',
      'param',
    ),
  },
});

import { shellSyntax } from '../../../src/validation/rules/run-time/shell-syntax';
import { build, mark } from '../mark';
import { testRule } from '../test-rule';

const task = (script: string): string => build('description: x', `script: |\n  ${script.replaceAll('\n', '\n  ')}`);

testRule(shellSyntax, {
  valid: {
    'a script': task('if [ -d a ]; then\n  ls\nfi'),
    'another language': task('#!/usr/bin/env python3\nif x:\n  print("(")'),
    'a param in brackets': task(`echo $(params["a.b"]) "$(params['c'])"`),
    'arrays of bash under sh': task('a=(b c)\necho "${a[0]}"'),
  },
  invalid: { 'an open if': mark(task('if [ -d a ]; then\n  ls'), 'if [', 'syntax') },
});
testRule(shellSyntax, {
  valid: { 'any script where nobody reads it': task('if') },
  invalid: {},
  options: { scripts: false },
  untested: ['syntax'],
});

import { compileScript } from '../../../src/core/scripts/compile-script';
import { node } from '../../../src/core/scripts/node';
import { python } from '../../../src/core/scripts/python';
import { sh } from '../../../src/core/scripts/sh';
import { text } from './pod';

jest.mock('mvdan-sh', () => {
  throw new Error('mvdan-sh was loaded');
});
jest.mock('acorn', () => {
  throw new Error('acorn was loaded');
});

it('loads no parser for scripts without interpolations', () => {
  expect(compileScript(sh`echo "unclosed`, []).script).toBe('echo "unclosed');
  expect(compileScript(node`console.log(1)`, []).script).toBe('#!/usr/bin/env node\nconsole.log(1)');
  expect(compileScript(python`print(${text('x')})`, []).env).toHaveLength(1);
});

it('loads them for those with', () => {
  expect(() => compileScript(sh`echo ${text('x')}`, [])).toThrow('mvdan-sh was loaded');
  expect(() => compileScript(node`console.log(${text('x')})`, [])).toThrow('acorn was loaded');
});

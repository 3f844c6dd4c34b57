import { execFileSync } from 'node:child_process';
import type * as plusModule from '../../src/registry/plus';

/** Runs a program in a process of its own, since jest keeps its own list of modules. */
function run(program: string): string {
  return execFileSync(process.execPath, ['--import', 'tsx', '-e', program], { encoding: 'utf8' }).trim();
}

const count = `Object.keys(require.cache).filter((file) => file.includes('cdk8s-plus-28')).length`;

describe('cdk8s-plus-28', () => {
  it('is not loaded with the entry', () => {
    expect(run(`require('./src/index.ts'); console.log(${count})`)).toBe('0');
  });

  it('is not loaded with the registry, nor by a registry that exists', () => {
    const program = `const { Registry } = require('./src/registry/index.ts'); Registry.ghcr('acme'); console.log(${count})`;
    expect(run(program)).toBe('0');
  });

  it('is loaded by RegistryWithUi', () => {
    const program = `
      const { App, Chart } = require('cdk8s');
      const { RegistryWithUi } = require('./src/registry/index.ts');
      new RegistryWithUi(new Chart(new App(), 'mountains'), 'registry');
      console.log(${count} > 0)`;
    expect(run(program)).toBe('true');
  });

  it('when not installed, the error says what to install', () => {
    jest.doMock('cdk8s-plus-28', () => {
      throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
    });
    jest.isolateModules(() => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { loadPlus } = require('../../src/registry/plus') as typeof plusModule;
      expect(() => loadPlus()).toThrow(/error\[missing-package\].*\n {2}help: npm install cdk8s-plus-28@\^2\.5/);
    });
  });
});

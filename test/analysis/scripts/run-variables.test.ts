import { interpreterOf } from '../../../src/analysis/scripts/interpreter';
import { runVariables } from '../../../src/analysis/scripts/run-variables';
import { ORDINARY } from '../../core/scripts/tables/ordinary';
import { ORDINARY_TOOLS } from '../../core/scripts/tables/ordinary-tools';
import { CATALOG_SCRIPTS } from './tables/catalog-scripts';
import { NOT_RUN, RUN } from './tables/runs';

describe('the text of a variable is run', () => {
  test.each(RUN)('%s: %s', (shell, script) => {
    expect(runVariables(script, shell)?.('X')).toMatch(/^(in|where|among) /);
  });
});

describe('the text of a variable is not surely run', () => {
  test.each(NOT_RUN)('%s: %s', (shell, script) => {
    expect(runVariables(script, shell)?.('X')).toBeUndefined();
  });

  test.each(Object.entries(CATALOG_SCRIPTS))('in a script of the kind %s', (_, script) => {
    const runOf = runVariables(script, interpreterOf(script));
    const names = [...script.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
    expect(runOf).toBeDefined();
    expect(names.filter((name) => runOf?.(name) !== undefined)).toEqual([]);
  });

  test.each([...ORDINARY, ...ORDINARY_TOOLS])('%s', (script) => {
    const filled = script.replaceAll('@@', '"$X"').replaceAll('""$X""', '"$X"');
    expect(runVariables(filled, 'bash')?.('X')).toBeUndefined();
  });
});

test('says by which way the text gets there', () => {
  expect(runVariables('command="git checkout $REF"\neval "$command"', 'sh')?.('REF')).toBe(
    'in variable "command", which stands in a text that is run as code',
  );
});

test('values that Tekton puts in are no commands', () => {
  const script = 'sh $(workspaces.source.path)/run.sh "$X"; eval "$(params.command)"';
  expect(runVariables(script, 'sh')?.('X')).toBeUndefined();
});

test('only shells are read, and nothing is said of what is no shell script', () => {
  expect(runVariables('eval(X)', 'python3')).toBeUndefined();
  expect(runVariables('eval "$X', 'sh')?.('X')).toBeUndefined();
});

import { raw, RawScript } from '../../../src/core/scripts/raw';
import { checkPlainScript } from '../../../src/core/scripts/plain-script';

describe('checkPlainScript', () => {
  test.each([
    'echo $(params.x)',
    "echo $(params['x'])",
    'echo $(params.list[*])',
    'echo "$(inputs.params.x)"',
    'echo $(tasks.a.results.b)',
    'echo $(steps.a.results.b)',
    'echo $(context.taskRun.name)',
    'echo $(tasks.status)',
    '# $(params.x)',
    'echo $$(params.x)',
    'echo $(echo $(params.x))',
  ])('refuses %s, which Tekton fills in as text', (script) => {
    expect(() => {
      checkPlainScript(script);
    }).toThrow('error[param-in-script]');
  });

  test.each([
    'echo $(date) $(cat $FILE) ${params.x} $(params)',
    'cd $(workspaces.source.path) && [ $(workspaces.cache.bound) = true ]',
    'printf 1 > $(results.commit.path); printf 2 > $(step.results.a.path)',
    "printf 1 > $(results['a.b'].path)",
    'cat $(steps.step-build.exitCode.path) $(credentials.path)/.docker $(artifacts.path) $(step.artifacts.path)',
    'x=$(results.py --all)',
  ])('allows %s', (script) => {
    checkPlainScript(script);
  });

  it('says on which line and what to write instead', () => {
    expect(() => {
      checkPlainScript('set -e\ncurl $(params.url)\n', { construct: 'shop/get', field: 'steps[0] "get"' });
    }).toThrow(
      [
        'error[param-in-script]: script holds "$(params.url)", whose value would be run as part of it',
        '  at shop/get › steps[0] "get" › script line 2',
        '  help: write sh`… ${params.x} …`, which hands it over as data, or raw(…) where nobody else chooses the value',
      ].join('\n'),
    );
  });
});

describe('raw', () => {
  it('keeps the text', () => {
    const script = raw('$(params.command)');
    expect([script.text, RawScript.isRawScript(script), RawScript.isRawScript('x')]).toEqual([
      '$(params.command)',
      true,
      false,
    ]);
  });
});

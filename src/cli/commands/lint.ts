import { Command, InvalidArgumentError, Option } from 'commander';
import { parseFeatures } from '../features';
import type * as RunLint from '../lint/run-lint';
import type { Terminal } from '../terminal';

/** `cdk8s-tekton lint`: ends with 0 without errors, 1 with errors or too many warnings, 2 when something cannot be read. */
export function lintCommand(terminal: Terminal, end: (code: number) => void): Command {
  return new Command('lint')
    .description('checks YAML as a Tekton cluster would, and for what then fails when it runs')
    .argument('<files...>', 'files, folders, globs; - is standard input')
    .addOption(
      new Option('--format <format>', 'how findings are printed')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .option('--admission-only', 'only what a cluster refuses at creation')
    .option('--complete', 'the files are all there is: a name that is not among them is an error')
    .option('--applied', 'the files are applied as they are, so that each object needs a name')
    .addOption(
      new Option('--pod-security <level>', 'level of namespaces that declare none').choices(['baseline', 'restricted']),
    )
    .option('--features <flags>', 'feature flags of the cluster: name=value,…', parseFeatures)
    .option('--max-warnings <n>', 'end with 1 when there are more warnings', parseCount)
    .action(async (paths: readonly string[], flags: RunLint.LintFlags) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it runs
      const { runLint } = require('../lint/run-lint') as typeof RunLint;
      end(await runLint(paths, flags, terminal));
    });
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it is a whole number, 0 or more.');
  return Number(text);
}

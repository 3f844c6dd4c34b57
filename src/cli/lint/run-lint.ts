import type { FeatureFlags } from '../../schema/feature-flags';
import { lint } from '../../validation/lint';
import { collectFiles, type InputFile } from '../collect-files';
import type { Terminal } from '../terminal';
import type { Policy } from '../../validation/policy/policy';
import { findConfig, readConfig, type Config } from './find-config';
import { renderReport, type ReportFormat } from './render-report';

/** Options of the command as they are read. */
export interface LintFlags {
  readonly format: ReportFormat;
  readonly admissionOnly?: true;
  readonly complete?: true;
  readonly applied?: true;
  readonly podSecurity?: 'baseline' | 'restricted';
  readonly features?: Partial<FeatureFlags>;
  readonly maxWarnings?: number;
}

/** Looks at files, prints what is wrong, and gives the exit code. */
export async function runLint(paths: readonly string[], flags: LintFlags, terminal: Terminal): Promise<number> {
  const { features = {}, maxWarnings = Infinity, format, admissionOnly, complete, applied, podSecurity } = flags;
  const { files, problems } = await collectFiles(paths, terminal);
  const configs = configsOf(files, terminal);
  const texts = files.map(({ name, bytes, isNamed }) => ({
    name,
    text: bytes,
    found: !isNamed,
    features: { ...configs.get(name)?.features(name), ...features },
  }));
  const report = lint(texts, {
    admissionOnly: admissionOnly ?? false,
    complete: complete ?? false,
    applied: applied ?? false,
    podSecurity,
    policy: policyOf(configs),
  });
  terminal.out(renderReport(report, format, terminal));
  for (const problem of problems) terminal.err(`error: ${problem}\n`);
  if (problems.length > 0) return 2;
  const count = (severity: string): number => report.diagnostics.filter((one) => one.severity === severity).length;
  return count('error') > 0 || count('warning') > maxWarnings ? 1 : 0;
}

/** The config of each file; each config is read once. */
function configsOf(files: readonly InputFile[], { cwd }: Terminal): Map<string, Config> {
  const read = new Map<string, Config>();
  const configs = new Map<string, Config>();
  for (const { name } of files) {
    const path = findConfig(name, cwd);
    if (path === undefined) continue;
    const config = read.get(path) ?? readConfig(path, cwd);
    read.set(path, config);
    configs.set(name, config);
  }
  return configs;
}

/** What configs say, each about the files that it is the config of. */
function policyOf(configs: ReadonlyMap<string, Config>): Policy {
  const within = <S extends Policy['acknowledgements'][number] | Policy['severities'][number]>(
    said: S,
    config: Config,
  ) => ({
    ...said,
    covers: (finding: Parameters<S['covers']>[0]) =>
      configs.get(finding.at.source?.file ?? '') === config && said.covers(finding),
  });
  const all = [...new Set(configs.values())];
  return {
    acknowledgements: all.flatMap((config) => config.policy.acknowledgements.map((said) => within(said, config))),
    severities: all.flatMap((config) => config.policy.severities.map((said) => within(said, config))),
  };
}

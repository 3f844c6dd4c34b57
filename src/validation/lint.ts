import type { Diagnostic } from '../diagnostics/diagnostic';
import type { FeatureFlags } from '../schema/feature-flags';
import { run } from './engine/run';
import { readYaml, type YamlFile } from './read-yaml';
import { RULES } from './rules';
import { ADMISSION_RULES } from './rules/admission';

export interface LintOptions {
  /** Feature flags that the cluster has switched on. @default - Tekton's defaults */
  readonly features?: Partial<FeatureFlags>;
  /** Whether the files hold all that runs refer to: what is not among them is a fault then. @default false */
  readonly complete?: boolean;
  /** Whether the files are applied as they are, so that each object needs a name. @default false */
  readonly applied?: boolean;
  /** Whether only what a cluster refuses at creation is reported. @default false */
  readonly admissionOnly?: boolean;
}

/** What `lint` found. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** How many documents were looked at. */
  readonly documents: number;
  /** Texts of the files by name, to show the lines that are meant. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Checks YAML of whatever origin as a cluster would, and says file, line and column of each fault.
 *
 * @example
 * ```ts
 * const { diagnostics } = lint([{ name: 'task.yaml', text: 'kind: Task' }]);
 * ```
 */
export function lint(files: readonly YamlFile[], options: LintOptions = {}): Report {
  const read = files.map((file) => readYaml(file, options.features));
  const isApplied = options.applied ?? false;
  const documents = read.flatMap((one) => one.documents.map((document) => ({ ...document, isApplied })));
  const found = options.admissionOnly
    ? run(documents, ADMISSION_RULES)
    : run(documents, RULES, { complete: options.complete ?? false, embedded: true, scripts: true });
  return {
    diagnostics: [...read.flatMap((one) => one.diagnostics), ...found],
    documents: documents.length,
    sources: new Map(files.map(({ name }, i) => [name, read[i]?.text ?? ''])),
  };
}

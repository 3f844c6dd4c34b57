import type { Diagnostic } from '../diagnostics/diagnostic';
import { settle } from '../diagnostics/place';
import type { FeatureFlags } from '../schema/feature-flags';
import { ADMISSION_RULES, RULES, RUN_TIME_RULES, SECURITY_RULES, run } from './checks';
import { applyPolicy } from './policy/apply-policy';
import { readComments } from './policy/comments';
import type { AcknowledgedFinding, Policy } from './policy/policy';
import { readYaml, type YamlFile } from './read-yaml';

export interface LintOptions {
  /** Feature flags that the cluster has switched on. @default - Tekton's defaults */
  readonly features?: Partial<FeatureFlags>;
  /** Whether the files hold all that runs refer to: what is not among them is a fault then. @default false */
  readonly complete?: boolean;
  /** Whether the files are applied as they are, so that each object needs a name. @default false */
  readonly applied?: boolean;
  /** Whether the files go to one cluster, so that an object may be in one of them only. @default `applied` or `complete` */
  readonly together?: boolean;
  /** Whether only what a cluster refuses at creation is reported. @default false */
  readonly admissionOnly?: boolean;
  /** Level of Pod Security for namespaces that are not among the files, or declare none. @default - they are not judged */
  readonly podSecurity?: 'baseline' | 'restricted' | undefined;
  /** What is said about rules, besides comments in the files. @default - nothing */
  readonly policy?: Policy;
}

/** What `lint` found. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  /** What was found and is acknowledged. */
  readonly acknowledged: readonly AcknowledgedFinding[];
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
  const read = files.map((file) => readYaml(file, file.features ?? options.features));
  const isApplied = options.applied ?? false;
  const documents = read.flatMap((one) => one.documents.map((document) => ({ isApplied, ...document })));
  const found = options.admissionOnly
    ? run(documents, ADMISSION_RULES)
    : run(documents, RULES, {
        complete: options.complete ?? false,
        together: options.together ?? (isApplied || (options.complete ?? false)),
        embedded: true,
        scripts: true,
        podSecurity: options.podSecurity,
      });
  const comments = files.map(({ name }, i) => readComments(name, read[i]?.text ?? ''));
  const { acknowledgements = [], severities = [] } = options.policy ?? {};
  const judged = applyPolicy(
    [...[...read, ...comments].flatMap((one) => one.diagnostics), ...found],
    {
      acknowledgements: [...acknowledgements, ...comments.flatMap((one) => one.acknowledgements)],
      severities,
    },
    {
      documents: documents.map(({ document: { kind, metadata }, place }) => ({
        at: settle({ ...place, document: { kind, name: metadata?.name ?? '' } }),
      })),
      ...(options.admissionOnly && { unasked: new Set([...RUN_TIME_RULES, ...SECURITY_RULES].map(({ id }) => id)) }),
    },
  );
  return {
    ...judged,
    documents: documents.length,
    sources: new Map(files.map(({ name }, i) => [name, read[i]?.text ?? ''])),
  };
}

import { compact } from '../util/compact';
import type { Diagnostic } from './diagnostic';
import type { Place, SourceLine } from './place';

/** A rule as reports describe it. */
export interface SarifRule {
  readonly id: string;
  readonly severity: Diagnostic['severity'];
  /** The fault in one sentence. */
  readonly title: string;
  /** What the cluster does about it. */
  readonly why: string;
}

/** What a report says besides its findings. */
export interface SarifOptions {
  readonly rules: readonly SarifRule[];
  /** Version of this package. */
  readonly version: string;
  /** Findings that are known and wanted; they stand among the results as suppressed. @default [] */
  readonly acknowledged?: readonly { readonly diagnostic: Diagnostic; readonly reason: string }[];
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The report as SARIF 2.1.0, which code scanning of forges reads. */
export function renderSarif(
  diagnostics: readonly Diagnostic[],
  { rules, version, acknowledged = [] }: SarifOptions,
): string {
  const used = new Set([...diagnostics, ...acknowledged.map(({ diagnostic }) => diagnostic)].map(({ rule }) => rule));
  const described = rules.filter(({ id }) => used.has(id));
  const indices = new Map(described.map(({ id }, i) => [id, i]));
  const driver = { name: 'cdk8s-tekton', semanticVersion: version, rules: described.map(toRule) };
  const results = [
    ...diagnostics.map((one) => toResult(one, indices.get(one.rule))),
    ...acknowledged.map(({ diagnostic: one, reason }) => ({
      ...toResult(one, indices.get(one.rule)),
      suppressions: [{ kind: 'external', status: 'accepted', justification: reason }],
    })),
  ];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return JSON.stringify(log, null, 2);
}

function toRule({ id, severity, title, why }: SarifRule): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: why },
    defaultConfiguration: { level: severity },
  };
}

function toResult({ rule, severity, message, at, related, help }: Diagnostic, ruleIndex: number | undefined): object {
  return compact({
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: [message, ...help].join('\n') },
    locations: [toLocation(at)],
    relatedLocations:
      related.length > 0
        ? related.map(({ note, at: where }, id) => ({ id, message: { text: note }, ...toLocation(where) }))
        : undefined,
  });
}

function toLocation({ construct, document, field, source }: Place): object {
  const words = [construct ?? (document && `${document.kind} ${document.name}`.trim()), field]
    .filter(Boolean)
    .join(' › ');
  return compact({
    physicalLocation: source && toPhysical(source),
    logicalLocations: words === '' ? undefined : [{ fullyQualifiedName: words }],
  });
}

function toPhysical({ file, line, column, length }: SourceLine): object {
  return {
    artifactLocation: { uri: file.split(/[\\/]/).map(encodeURIComponent).join('/') },
    region: compact({
      startLine: line,
      startColumn: column,
      endColumn: length === undefined ? undefined : column + length,
    }),
  };
}

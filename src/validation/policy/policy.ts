import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { PendingPlace } from '../../diagnostics/place';

/** What a rule can be set to. */
export const SEVERITIES = ['off', 'warning', 'error'] as const;
/** How loud a rule is, or that it says nothing. */
export type RuleSeverity = (typeof SEVERITIES)[number];

/** A finding, or a document that may have findings. */
export type Covered = Pick<Diagnostic, 'at'>;

/** Something said about a rule, for findings in one place. */
interface Said {
  readonly rule: string;
  /** Where it was said. */
  readonly at: PendingPlace;
  /** Which findings it is about. */
  readonly covers: (finding: Covered) => boolean;
}

/** A finding that is known and wanted. */
export interface Acknowledgement extends Said {
  readonly reason: string;
  /** Whether the documents that it is about need not be among those that are looked at now. @default false */
  readonly isForOthers?: boolean;
}

/** How loud a rule is; of several the last one holds. */
export interface SeveritySetting extends Said {
  readonly severity: RuleSeverity;
}

/** What people say about rules. */
export interface Policy {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly severities: readonly SeveritySetting[];
}

/** A finding that was acknowledged. */
export interface AcknowledgedFinding {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

import { settle, type PendingPlace, type Place } from './place';

/** A value that a message was made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One finding: what constructors throw and rules report. Text, JSON and SARIF are made from it. */
export interface Diagnostic {
  /** Id of the rule, kebab-case; states the fault: `unknown-result`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong, with the value; stands alone, never advice. Lower case, no final period. */
  readonly message: string;
  /** The values in the message. */
  readonly data: Readonly<Record<string, Json>>;
  readonly at: Place;
  /** Other places that explain it: "declared here", "first used here". */
  readonly related: readonly { readonly note: string; readonly at: Place }[];
  /** What to do, in the user's terms. */
  readonly help: readonly string[];
}

/** What a caller must say of a finding; the rest has defaults. */
export interface DiagnosticInit {
  readonly rule: string;
  /** @default 'error' */
  readonly severity?: Diagnostic['severity'];
  readonly message: string;
  /** @default {} */
  readonly data?: Diagnostic['data'];
  /** @default - no place is shown */
  readonly at?: PendingPlace;
  /** @default [] */
  readonly related?: readonly { readonly note: string; readonly at: PendingPlace }[];
  /** @default [] */
  readonly help?: readonly string[] | string;
}

/** Fills in the defaults of a finding. */
export function diagnostic(init: DiagnosticInit): Diagnostic {
  const { rule, severity = 'error', message, data = {}, at = {}, related = [], help = [] } = init;
  return {
    rule,
    severity,
    message,
    data,
    at: settle(at),
    related: related.map(({ note, at }) => ({ note, at: settle(at) })),
    help: typeof help === 'string' ? [help] : help,
  };
}

import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { isFields } from '../../util/is-fields';
import { list } from '../../util/list';
import { quote } from '../../util/quote';
import { SEVERITIES, type Covered, type Policy, type RuleSeverity } from './policy';

/** What a config file or the properties of a plugin say about rules. */
export interface PolicyInit {
  /** How loud rules are, by id. @default {} */
  readonly severity?: Readonly<Record<string, RuleSeverity>>;
  /** Findings that are known and wanted. @default [] */
  readonly acknowledge?: readonly {
    readonly rule: string;
    readonly reason: string;
    /** @default - documents of every kind */
    readonly kind?: string;
    /** @default - documents of every name */
    readonly name?: string;
    /** Globs of files, in a config file only. @default - every file */
    readonly files?: string | readonly string[];
  }[];
}

/** Whether a file is one of those that globs mean. */
export type IsIn = (globs: readonly string[], file: string) => boolean;

/**
 * Makes a policy of what a file says.
 *
 * @throws `invalid-config`
 */
export function parsePolicy({ severity = {}, acknowledge = [] }: PolicyInit, at: PendingPlace, isIn?: IsIn): Policy {
  if (!isFields(severity)) refuse('"severity" is a map', at);
  if (!Array.isArray(acknowledge)) refuse('"acknowledge" is a list', at);
  if (acknowledge.some((one) => !isFields(one))) refuse('an entry of "acknowledge" is a map', at);
  return {
    severities: Object.entries(severity).map(([rule, value]) => {
      if (!SEVERITIES.includes(value))
        refuse(`severity of ${quote(rule)} is one of ${list(SEVERITIES)}, not ${quote(value)}`, at);
      return { rule, severity: value, at, covers: () => true };
    }),
    acknowledgements: acknowledge.map(({ rule, reason, kind, name, files }) => {
      if (typeof rule !== 'string' || typeof reason !== 'string' || reason.trim() === '')
        refuse(`an entry of "acknowledge" has no ${typeof rule === 'string' ? 'reason' : 'rule'}`, at);
      if (files !== undefined && !isIn) refuse('"files" of "acknowledge" is for config files', at);
      const covers = ({ at: { document, source } }: Covered): boolean =>
        (files === undefined || (isIn?.([files].flat(), source?.file ?? '') ?? false)) &&
        (kind === undefined || document?.kind === kind) &&
        (name === undefined || document?.name === name);
      return { rule, reason, at, covers };
    }),
  };
}

function refuse(message: string, at: PendingPlace): never {
  fail({ rule: 'invalid-config', message, at, help: 'see docs/validation.md' });
}

import { readFileSync } from 'node:fs';
import type { FeatureFlags } from '../schema/feature-flags';
import type * as Lint from './lint';
import type { Report } from './lint';
import { parsePolicy, type PolicyInit } from './policy/parse-policy';
import { groupBy } from '../util/group-by';

/** What `properties` of the entry in `cdk8s.yaml` may say. */
export interface TektonValidationProps extends PolicyInit {
  /** Feature flags that the cluster has switched on. @default - Tekton's defaults */
  readonly features?: Partial<FeatureFlags>;
  /** Whether only what a cluster refuses at creation is reported. @default false */
  readonly admissionOnly?: boolean;
  /** Whether warnings fail the validation. @default false */
  readonly failOnWarnings?: boolean;
}

/** The part of cdk8s-cli's context that is used. */
interface Context {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix?: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly manifestPath: string;
    readonly locations: readonly string[];
  }[];
}

/**
 * Checks what `cdk8s synth` wrote: a validation of cdk8s-cli, for any cdk8s project. It needs none of our constructs.
 *
 * @example
 * ```yaml
 * validations:
 *   - package: ./node_modules/cdk8s-tekton
 *     version: 0.1.0
 *     class: TektonValidation
 *     properties: { features: { enable-api-fields: alpha } }
 * ```
 */
export class TektonValidation {
  constructor(private readonly props: TektonValidationProps = {}) {}

  /** Called by cdk8s-cli with the files that were written. */
  validate(context: Context): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- late: the main entry has this class, and reading YAML takes time
    const { lint } = require('./lint') as typeof Lint;
    const { features = {}, admissionOnly = false, failOnWarnings = false } = this.props;
    const files = context.manifests.map((name) => ({ name, text: readFileSync(name) }));
    const report = lint(files, { features, admissionOnly, together: true, policy: parsePolicy(this.props, {}) });
    for (const one of violations(report)) context.report.addViolation(one);
    const failing = report.diagnostics.filter(({ severity }) => failOnWarnings || severity === 'error');
    context.report.submit(failing.length > 0 ? 'failure' : 'success', {
      Documents: String(report.documents),
      Errors: String(report.diagnostics.filter(({ severity }) => severity === 'error').length),
      Warnings: String(report.diagnostics.filter(({ severity }) => severity === 'warning').length),
    });
    return Promise.resolve();
  }
}

/** One violation for findings that say the same: cdk8s lists their places below it. */
function violations({ diagnostics }: Report): Violation[] {
  const groups = groupBy(diagnostics, ({ severity, rule, message, help }) =>
    JSON.stringify([severity, rule, message, help]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        ruleName: `${first.severity}[${first.rule}]`,
        recommendation: first.message,
        fix: first.help.join('; ') || 'see the page of the rule',
        violatingResources: group.map(({ at }) => ({
          resourceName: at.document?.name ?? '',
          manifestPath: at.source?.file ?? '',
          locations: [`${at.path ?? 'document'} (line ${at.source?.line ?? 1}, column ${at.source?.column ?? 1})`],
        })),
      },
    ];
  });
}

import type { IConstruct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import { quote } from '../../util/quote';
import type { Acknowledgement, Policy, RuleSeverity, SeveritySetting } from '../../validation/policy/policy';

const SAID = Symbol.for('cdk8s-tekton.validations');

interface SaidHere {
  readonly acknowledgements: Acknowledgement[];
  readonly severities: SeveritySetting[];
}

/**
 * What is said about rules for a part of the tree: findings that are known and wanted, and how loud a rule is.
 *
 * What a cluster refuses cannot be acknowledged; it stays an error. An acknowledgement that matches nothing is reported.
 *
 * @example
 * ```ts
 * Validations.of(chart).severity('mutable-image-tag', 'error');
 * Validations.of(chart).acknowledge('default-service-account', 'the account of this namespace has no rights');
 * ```
 */
export class Validations {
  /** The rules for `scope` and everything below it. */
  static of(scope: IConstruct): Validations {
    return new Validations(scope);
  }

  private readonly said: SaidHere;

  private constructor(private readonly scope: IConstruct) {
    const holder = scope as { [SAID]?: SaidHere };
    if (!holder[SAID]) Object.defineProperty(scope, SAID, { value: { acknowledgements: [], severities: [] } });
    this.said = holder[SAID] ?? { acknowledgements: [], severities: [] };
  }

  /**
   * Says that findings of a rule are known and wanted here.
   *
   * @throws `missing-reason` when the reason is empty
   */
  acknowledge(rule: string, reason: string): this {
    const at = this.place();
    if (typeof (reason as unknown) !== 'string' || reason.trim() === '')
      fail({
        rule: 'missing-reason',
        message: `${quote(rule)} is acknowledged without a reason`,
        data: { rule },
        at,
        help: 'say why it is right here, for whoever reads it next',
      });
    this.said.acknowledgements.push({ rule, reason, at, covers: (finding) => this.covers(finding.at.construct) });
    return this;
  }

  /** Sets how loud a rule is here; what is said further inside wins. */
  severity(rule: string, severity: RuleSeverity): this {
    this.said.severities.push({ rule, severity, at: this.place(), covers: ({ at }) => this.covers(at.construct) });
    return this;
  }

  private place(): { readonly construct: string; readonly source: CallSite } {
    return { construct: this.scope.node.path, source: new CallSite() };
  }

  private covers(path: string | undefined): boolean {
    const own = this.scope.node.path;
    return path !== undefined && (own === '' || path === own || path.startsWith(`${own}/`));
  }
}

/** Everything that is said in a tree, outer scopes first. */
export function policyOf(constructs: readonly IConstruct[]): Policy {
  const said = constructs.flatMap((construct) => (construct as { [SAID]?: SaidHere })[SAID] ?? []);
  return {
    acknowledgements: said.flatMap((one) => one.acknowledgements),
    severities: said.flatMap((one) => one.severities),
  };
}

// Checks of YAML, of anybody.
export { lint, type LintOptions, type Report } from './lint';
export type { YamlFile } from './read-yaml';

// What is said about rules.
export type { AcknowledgedFinding, Acknowledgement, Policy, RuleSeverity, SeveritySetting } from './policy/policy';
export { parsePolicy, type PolicyInit } from './policy/parse-policy';

// The rules.
export { RULE_LIST, type RuleInfo } from './rule-list';

// The validation of cdk8s-cli.
export { TektonValidation, type TektonValidationProps } from './plugin';

// Reports.
export type { Diagnostic, Json } from '../diagnostics/diagnostic';
export type { DocumentName, Place, SourceLine } from '../diagnostics/place';
export { COLOURS, PLAIN, type Palette } from '../diagnostics/palette';
export { renderGithub } from '../diagnostics/render-github';
export { renderJson } from '../diagnostics/render-json';
export { renderSarif, type SarifOptions, type SarifRule } from '../diagnostics/render-sarif';
export { renderText, type TextOptions } from '../diagnostics/render-text';

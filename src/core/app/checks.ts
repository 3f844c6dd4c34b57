import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { renderText } from '../../diagnostics/render-text';

type Check = () => readonly Diagnostic[];

const CHECKS = Symbol.for('cdk8s-tekton.checks');

/**
 * Adds a check that runs when the program is complete.
 *
 * PipelineApp takes its findings as data; a plain cdk8s App gets them as texts, through the validation of constructs.
 */
export function addCheck(construct: IConstruct, check: Check): void {
  const holder = construct as { [CHECKS]?: Check[] };
  if (!holder[CHECKS]) {
    Object.defineProperty(construct, CHECKS, { value: [] });
    construct.node.addValidation({ validate: () => checkTexts(construct) });
  }
  holder[CHECKS]?.push(check);
}

/** All findings of the checks of one construct. */
export function findingsOf(construct: IConstruct): Diagnostic[] {
  return ((construct as { [CHECKS]?: Check[] })[CHECKS] ?? []).flatMap((check) => check());
}

/** Whether the construct's own checks are the only ones it has, so that their data can be taken instead of texts. */
export function hasChecks(construct: IConstruct): boolean {
  return CHECKS in construct;
}

function checkTexts(construct: IConstruct): string[] {
  return findingsOf(construct)
    .filter((finding) => finding.severity === 'error')
    .map((finding) => `\n${renderText([finding])}\n`);
}

import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../../diagnostics/diagnostic';

type Check = () => readonly Diagnostic[];

const CHECKS = Symbol.for('cdk8s-tekton.checks');

/** Adds a check that runs when the program is complete, and gives findings as data. */
export function addCheck(construct: IConstruct, check: Check): void {
  const holder = construct as { [CHECKS]?: Check[] };
  if (!holder[CHECKS]) Object.defineProperty(construct, CHECKS, { value: [] });
  holder[CHECKS]?.push(check);
}

/** All findings of the checks of one construct. */
export function findingsOf(construct: IConstruct): Diagnostic[] {
  return ((construct as { [CHECKS]?: Check[] })[CHECKS] ?? []).flatMap((check) => check());
}

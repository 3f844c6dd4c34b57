import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';

/** Why nothing may be filled in at a place of a script. */
export interface Refusal {
  /** Id of the rule. */
  readonly rule: string;
  /** Goes on after "$(params.x) stands …". */
  readonly where: string;
  readonly help: string;
}

/** Where in which script a fault is. */
export interface ScriptPlace {
  readonly at: PendingPlace;
  /** Line of the script, from 1. */
  readonly line: number;
}

/** Throws a refusal of an interpolation, which is shown as Tekton writes it. */
export function refuse({ rule, where, help }: Refusal, interpolation: string, place: ScriptPlace): never {
  fail({
    rule,
    message: `${quote(interpolation)} stands ${where}`,
    data: { interpolation, line: place.line },
    at: atLine(place),
    help,
  });
}

/** The place of the script's step with the line added. */
export function atLine({ at, line }: ScriptPlace): PendingPlace {
  return { ...at, field: [at.field, `script line ${line}`].filter(Boolean).join(' › ') };
}

import type { Command } from '../commands/command';
import { hazardsOfCommand } from '../commands/command-words';
import type { HazardsOfWords } from '../commands/hazards-of-words';
import { argument } from '../destinations';
import { isCommand, type Hazard } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import type { ScriptFacts } from './script-facts';

/** Finds out what is done with the words behind functions and `set`, which are `$1` and so on there. */
export class Arguments {
  constructor(private readonly facts: ScriptFacts) {}

  /** What is done with each operand of a command in a scope. */
  of({ name, operands }: Command, scope: string | undefined): HazardsOfWords {
    const isSet = name === 'set';
    if (!isSet && !this.facts.declarations.functions.has(name)) return [];
    const receiver = isSet ? scope : name;
    const dashes = isSet && /^--?$/.test(operands[0]?.text ?? '') ? 1 : 0;
    const any = this.facts.destinations.at(argument(receiver, '@'));
    if (isCommand(any)) return this.ofRunner(receiver, operands, dashes);
    return operands.map((_, i) => this.ofOperand(receiver, operands, i, dashes) ?? any);
  }

  /** `retry 3 git push …`, where the function runs `"$@"`. */
  private ofRunner(receiver: string | undefined, operands: StaticTexts, dashes: number): HazardsOfWords {
    const shifted = Math.min(this.facts.declarations.shiftsIn(receiver) + dashes, operands.length);
    const ofCommand = hazardsOfCommand(operands.slice(shifted));
    return operands.map(
      (_, i) => (i < shifted ? undefined : ofCommand[i - shifted]) ?? this.ofOperand(receiver, operands, i, dashes),
    );
  }

  private ofOperand(
    receiver: string | undefined,
    operands: StaticTexts,
    at: number,
    dashes: number,
  ): Hazard | undefined {
    const { destinations, declarations } = this.facts;
    const isMoved =
      operands.slice(0, at).some(({ isSplit, isUncertain }) => isSplit || isUncertain) ||
      declarations.shiftsIn(receiver) > 0;
    if (!isMoved) return destinations.at(argument(receiver, String(at + 1 - dashes)));
    return isCommand(destinations.at(argument(receiver, '@'))) ? undefined : destinations.ofAnyArgument(receiver);
  }
}

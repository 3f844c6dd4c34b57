import { hazardOfAssignment } from './commands/special-variables';
import { both, type Hazard } from './hazards';

/** What holds text between two places of a script, in words: `variable "n"`. */
export type Holder = string;

export const variable = (name: string): Holder => `variable "${name}"`;
/** Also of an open descriptor, `&3`. */
export const file = (name: string): Holder =>
  name.startsWith('&') ? `descriptor "${name.slice(1)}"` : `file "${name}"`;
export const output = (name: string): Holder => `what function "${name}" prints`;
/** Behind `exec > file`. */
export const SCRIPT_OUTPUT: Holder = 'what the script prints';
/** What make takes for variables of its own. */
export const ENVIRONMENT: Holder = 'the environment of make';
/** `1`, `2` … or `@` for any; the scope is the function or the program of `sh -c`, nothing for the script itself. */
export const argument = (scope: string | undefined, number: string): Holder =>
  `argument ${number === '@' ? '"$@"' : number} of ${scope ?? 'the script'}`;

/** What holds the text of `$name`; nothing holds that of `$#`, `$?` and the like. */
export function holderOf(name: string, scope: string | undefined): Holder | undefined {
  if (/^(\d+|[@*])$/.test(name)) return argument(scope, name === '*' ? '@' : name);
  return /^[A-Za-z_]/.test(name) ? variable(name) : undefined;
}

/**
 * Where the text of variables, arguments and files goes when it is run in the end.
 *
 * A place at which something is run tells what is read there; what is put in there is then such a place itself. Going over a script
 * until nothing new is found gives all the ways to there.
 */
export class Destinations {
  private readonly hazards = new Map<Holder, Hazard>();
  /** Where what a holder holds is surely run, which may be found later than its hazard. */
  private readonly runs = new Map<Holder, string>();

  /** @param isSure - whether what a holder holds is what was put there */
  constructor(private readonly isSure: (holder: Holder) => boolean) {}

  /** Grows as long as new ways are found. */
  get size(): number {
    return this.hazards.size + this.runs.size;
  }

  /** Says that what a holder holds is read at a place that does something with it. */
  add(holder: Holder | undefined, hazard: Hazard | undefined): void {
    if (holder === undefined || !hazard?.isFollowed) return;
    if (!this.hazards.has(holder)) this.hazards.set(holder, hazard);
    if (hazard.runs !== undefined && !this.runs.has(holder) && this.isSure(holder)) this.runs.set(holder, hazard.runs);
  }

  /** What is done in the end with what one of the holders holds, of the first of which it is known. */
  at(...holders: readonly (Holder | undefined)[]): Hazard | undefined {
    const known = holders.filter((one) => one !== undefined);
    const holder = known.find((one) => this.hazards.has(one));
    const hazard = holder && this.hazards.get(holder);
    if (!hazard) return undefined;
    const run = known.find((one) => this.runs.has(one));
    return {
      ...hazard,
      where: `in ${holder}, which stands ${hazard.where}`,
      runs: run && `in ${run}, which stands ${this.runs.get(run)}`,
    };
  }

  /** Where the text of a variable is surely run. */
  runOf(name: string): string | undefined {
    return this.runs.get(variable(name));
  }

  /** What is done with a text that is assigned to a variable. */
  ofVariable(name: string): Hazard | undefined {
    return both(hazardOfAssignment(name), this.at(variable(name)));
  }

  /** What is done with an argument of a function or program, whichever it is. */
  ofAnyArgument(scope: string | undefined): Hazard | undefined {
    return this.at(...['@', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => argument(scope, `${number}`)));
  }
}

import type { Refusal } from '../refusal';

/** What holds text between two places of a script, in words: `variable "n"`. */
export type Holder = string;

export const variable = (name: string): Holder => `variable "${name}"`;
/** Also of an open descriptor, `&3`. */
export const file = (name: string): Holder =>
  name.startsWith('&') ? `descriptor "${name.slice(1)}"` : `file "${name}"`;
export const output = (name: string): Holder => `what function "${name}" prints`;
/** What make takes for variables of its own. */
export const ENVIRONMENT: Holder = 'the environment of make';
/** `1`, `2` … or `@` for any; the scope is the function or the program of `sh -c`, nothing for the script itself. */
export const argument = (scope: string | undefined, number: string): Holder =>
  `argument ${number === '@' ? '"$@"' : number} of ${scope ?? 'the script'}`;

/**
 * Where the text of variables, arguments and files goes when it is run in the end.
 *
 * A place at which something is run tells what is read there; what is put in there is then such a place itself. Going over a script
 * until nothing new is found gives all the ways to there.
 */
export class Destinations {
  private readonly refusals = new Map<Holder, Refusal>();

  /** Grows as long as new ways are found. */
  get size(): number {
    return this.refusals.size;
  }

  /** Says that what a holder holds is read at a place where no value may stand. */
  add(holder: Holder | undefined, refusal: Refusal | undefined): void {
    if (holder !== undefined && refusal?.isFollowed && !this.refusals.has(holder)) this.refusals.set(holder, refusal);
  }

  /** Why no value may be put into one of the holders. */
  at(...holders: readonly (Holder | undefined)[]): Refusal | undefined {
    for (const holder of holders) {
      const refusal = holder === undefined ? undefined : this.refusals.get(holder);
      if (refusal) return { ...refusal, where: `in ${holder}, which stands ${refusal.where}` };
    }
    return undefined;
  }

  /** Why no value may be among the arguments of a function or program. */
  anyArgument(scope: string | undefined): Refusal | undefined {
    return this.at(...['@', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((number) => argument(scope, number)));
  }
}

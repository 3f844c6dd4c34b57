import type { Hazard } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';

/** What a command does with each of its words, in their order; nothing where it takes a word as data. */
export type HazardsOfWords = readonly (Hazard | undefined)[];

/** What a command does with its arguments. */
export type ArgumentReader = (args: StaticTexts) => HazardsOfWords;

/** For a command that does the same with all arguments. */
export function always(hazard: Hazard | undefined): ArgumentReader {
  return (args) => args.map(() => hazard);
}

/** For words that are data. */
export const asData: ArgumentReader = (args) => args.map(() => undefined);

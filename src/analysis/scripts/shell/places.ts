import type { Hazard } from './hazards';

/**
 * How the text around a place is quoted: not at all, in double quotes, as a pattern inside `"${x#…}"`, in a here-document, in single
 * quotes, in a here-document with a quoted end word, in a comment, or in a way that leaves no room for quotes.
 */
type Quoting = 'bare' | 'double' | 'pattern' | 'heredoc' | 'single' | 'verbatim' | 'comment' | 'fixed';

/** Where in a script something stands. */
export interface ShellPlace {
  readonly quoting: Quoting;
  /** What the place does with a text, other than taking it as data. */
  readonly hazard?: Hazard | undefined;
  /** Whether it is a whole word of a list of words, so that several words may stand there. */
  readonly isListItem?: boolean;
  /** Whether it stands between the braces of `${x:-…}`. */
  readonly isInBraces?: boolean;
  /** The function or program of `sh -c` that it stands in. */
  readonly scope?: string | undefined;
  /** What the script does with one of its arguments, where a list of words would become all of them. */
  readonly ofArguments?: Hazard | undefined;
  /** The end words of the here-documents it stands in. */
  readonly ends?: readonly { readonly word: string; readonly isDashed: boolean }[];
}

/** What is known of a place on the way down to it. */
export type Context = Omit<ShellPlace, 'isListItem' | 'ofArguments'>;

/** A place that leaves no room for quotes. */
export const FIXED = (hazard: Hazard): Context => ({ quoting: 'fixed', hazard });

/** What is done with the text around, where it goes on to what stands in it. */
export function followed({ hazard }: Context): Hazard | undefined {
  return hazard?.isFollowed ? hazard : undefined;
}

import type { Refusal } from '../refusal';

/**
 * How the text around an interpolation is quoted: not at all, in double quotes, as a pattern inside `"${x#…}"`, in a here-document,
 * in single quotes, in a here-document with a quoted end word, in a comment, or in a way that leaves no room for quotes.
 */
type Quoting = 'bare' | 'double' | 'pattern' | 'heredoc' | 'single' | 'verbatim' | 'comment' | 'fixed';

/** Where an interpolation stands. */
export interface ShellPlace {
  readonly quoting: Quoting;
  /** Why a value from the cluster may not stand there. */
  readonly refusal?: Refusal | undefined;
  /** Whether it is a whole word of a list of words, so that an array may stand there. */
  readonly isListItem?: boolean;
  /** Whether it stands between the braces of `${x:-…}`. */
  readonly isInBraces?: boolean;
  /** The function or program of `sh -c` that it stands in. */
  readonly scope?: string | undefined;
  /** Why an array may not stand there: the script runs one of its arguments. */
  readonly ofArguments?: Refusal | undefined;
  /** The end words of the here-documents it stands in. */
  readonly ends?: readonly { readonly word: string; readonly isDashed: boolean }[];
}

/** What is known of a place on the way down to it. */
export type Context = Omit<ShellPlace, 'isListItem' | 'ofArguments'>;

/** A place that leaves no room for quotes. */
export const FIXED = (refusal: Refusal): Context => ({ quoting: 'fixed', refusal });

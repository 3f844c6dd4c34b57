import { as, type Lit, type Node, type Word } from './nodes';
import type { Placeholders } from './placeholders';

/** What can be said of a word without running the script. */
export interface StaticText {
  /** The text before the first part that only the run knows. */
  readonly text: string;
  /** Whether that is all of it. */
  readonly complete: boolean;
  /** Whether it may come to no word at all or to an option, as `$x`, `$x-y` and `"$@"` do. */
  readonly isUncertain: boolean;
  /** Whether the shell splits what only the run knows into several words. */
  readonly isSplit: boolean;
}

/** The words of a command. */
export type StaticTexts = readonly StaticText[];

/** A word that is fixed. */
export function fixedText(text: string): StaticText {
  return { text, complete: true, isUncertain: false, isSplit: false };
}

/** A word of which only the beginning is fixed. */
export function openText(text: string): StaticText {
  return { text, complete: false, isUncertain: false, isSplit: false };
}

/** A word in which something unknown stands for a text, as `{}` of xargs and find. */
export function openAt(word: StaticText, mark: string): StaticText {
  const at = word.text.indexOf(mark);
  return at < 0 ? word : openText(word.text.slice(0, at));
}

/** Looks at a word. */
export function staticText({ Parts }: Word, holes: Placeholders): StaticText {
  const isUncertain = Parts.slice(0, 1).every(isElusive);
  const isSplit = Parts.some((part) => as('ParamExp', part) ?? as('CmdSubst', part));
  let text = '';
  for (const part of Parts) {
    const piece = staticPart(part, holes);
    text += piece.text;
    if (!piece.complete) return { text, complete: false, isUncertain, isSplit };
  }
  return { text, complete: true, isUncertain, isSplit };
}

function isElusive(part: Node): boolean {
  const double = as('DblQuoted', part);
  if (double) return double.Parts.length === 1 && double.Parts.every((inner) => isList(inner));
  return !as('Lit', part) && !as('SglQuoted', part);
}

/** `$@` and `${a[@]}`. */
function isList(part: Node): boolean {
  const expansion = as('ParamExp', part);
  return expansion?.Param.Value === '@' || (expansion?.Index ?? null) !== null;
}

type Piece = Pick<StaticText, 'text' | 'complete'>;

function staticPart(part: Node, holes: Placeholders): Piece {
  const lit = as('Lit', part);
  if (lit) return staticLit(lit, holes);
  const single = as('SglQuoted', part);
  if (single) return single.Dollar ? { text: '', complete: false } : upToHole(single.Value, holes);
  const double = as('DblQuoted', part);
  return double && !double.Dollar ? staticText(double, holes) : { text: '', complete: false };
}

/** A backslash takes a meaning away: `e\val` is `eval`. */
function staticLit({ Value }: Lit, holes: Placeholders): Piece {
  return upToHole(Value.replaceAll(/\\([^])/g, '$1'), holes);
}

function upToHole(text: string, holes: Placeholders): Piece {
  const [first] = holes.in(text);
  return first === undefined
    ? { text, complete: true }
    : { text: text.slice(0, text.indexOf(holes.word(first))), complete: false };
}

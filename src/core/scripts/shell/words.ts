import { as, type Lit, type Node, type Word } from './syntax';

/** What stands for the interpolations while a script is parsed: words that the script does not contain. */
export class Placeholders {
  private readonly stem: string;
  private readonly pattern: RegExp;

  constructor(text: string) {
    let stem = 'hole';
    while (text.includes(stem)) stem += 'x';
    this.stem = stem;
    this.pattern = new RegExp(`${stem}(\\d+)_`, 'g');
  }

  /** The word for an interpolation. */
  word(index: number): string {
    return `${this.stem}${index}_`;
  }

  /** The interpolations in a text, by index. */
  in(text: string): number[] {
    return [...text.matchAll(this.pattern)].map((match) => Number(match[1]));
  }

  /** Puts something else in for the words. */
  replace(text: string, by: (index: number) => string): string {
    return text.replaceAll(this.pattern, (_, index: string) => by(Number(index)));
  }
}

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

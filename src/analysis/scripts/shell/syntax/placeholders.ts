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

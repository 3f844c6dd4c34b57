import type { Word } from '../syntax/nodes';
import type { Placeholders } from '../syntax/placeholders';
import { staticText, type StaticTexts } from '../syntax/static-text';
import { baseName, commandIndex } from './wrappers';

/** The words of a command, as they are written and as far as they are fixed. */
export class Command {
  readonly args: readonly Word[];
  readonly words: StaticTexts;
  /** Which of the words is the command itself, behind `sudo -E`, `timeout 5` and the like. */
  readonly start: number;
  /** Its name without folder; empty when only the run knows it. */
  readonly name: string;

  constructor(args: readonly Word[], holes: Placeholders) {
    this.args = args;
    this.words = args.map((word) => staticText(word, holes));
    this.start = commandIndex(this.words);
    this.name = baseName(this.words[this.start]);
  }

  /** The words behind the command, as far as they are fixed. */
  get operands(): StaticTexts {
    return this.words.slice(this.start + 1);
  }

  /** The words behind the command, as they are written. */
  get operandWords(): readonly Word[] {
    return this.args.slice(this.start + 1);
  }

  /** Whether one of the commands in front of it, as `xargs`, has a name. */
  isRunBy(name: string): boolean {
    return this.words.slice(0, this.start).some((word) => baseName(word) === name);
  }
}

import type { Hazard } from '../hazards';
import { openAt, openText, type StaticText, type StaticTexts } from '../syntax/static-text';
import { hazardsOfCommand } from './command-words';
import { isShell, programOf } from './interpreters';
import { baseName, commandIndex } from './wrappers';

/** The command that xargs runs with words of its input. */
export class XargsCommand {
  private readonly command: StaticTexts;
  /** The command with words of the input where xargs puts them. */
  private readonly filled: StaticTexts;

  private constructor(words: StaticTexts, at: number) {
    const mark = replacementOf(words.slice(at + 1));
    this.command = words.slice(at + commandIndex(words.slice(at)));
    this.filled = mark === undefined ? [...this.command, ...SOME] : this.command.map((word) => openAt(word, mark));
  }

  /** The one in the words of a command, if it is run by xargs. */
  static find(words: StaticTexts): XargsCommand | undefined {
    const at = words.findIndex((word) => baseName(word) === 'xargs');
    return at < 0 || at >= commandIndex(words) ? undefined : new XargsCommand(words, at);
  }

  /** What the command does with words of the input. */
  get hazard(): Hazard | undefined {
    const hazards = hazardsOfCommand(this.filled);
    return hazards.find((hazard, i) => hazard && i < this.filled.length && this.filled[i] !== this.command[i]);
  }

  /** The program, if it is `sh -c program`, whose arguments the words become. */
  get shellProgram(): StaticText | undefined {
    const at = this.command.findIndex((word) => isShell(baseName(word)));
    if (at < 0) return undefined;
    const words = this.command.slice(at + 1);
    return words[programOf(baseName(this.command[at]), words)];
  }
}

/** Words that only the run knows. */
const SOME: StaticTexts = [openText(''), openText('')];

/** `{}` of `-I{}`, `-I {}` and `-i`. */
function replacementOf(words: StaticTexts): string | undefined {
  for (const [i, { text }] of words.entries()) {
    if (!text.startsWith('-')) continue;
    if (/^-[IJ]$|^--replace$/.test(text)) return text === '--replace' ? '{}' : words[i + 1]?.text;
    const [, mark] = /^(?:-[IJi]|--replace=)(.*)$/s.exec(text) ?? [];
    if (mark !== undefined) return mark || '{}';
  }
  return undefined;
}

import type { Command } from '../commands/command';
import { isShell, rolesOf } from '../commands/interpreters';
import { filesRunBy, foldersRunBy, writesFiles } from '../commands/program-files';
import { argument, file } from '../destinations';
import { HAZARDS, unsure, type Hazard } from '../hazards';
import type { Context } from '../places';
import { fileName } from '../syntax/file-names';
import type { Word } from '../syntax/nodes';
import type { Inputs } from './inputs';
import type { ScriptFacts } from './script-facts';

/** Finds out which files commands run and write. */
export class Files {
  constructor(
    private readonly facts: ScriptFacts,
    private readonly inputs: Inputs,
  ) {}

  /** Says what is done with the files that a command names. */
  visit(command: Command, { hazard }: Context): void {
    const { args, words, name, operandWords } = command;
    const isRun = name !== 'chmod';
    for (const at of filesRunBy(command)) this.reads(args[at], isRun ? HAZARDS.runFile : unsure(HAZARDS.runFile));
    for (const folder of foldersRunBy(command)) this.facts.destinations.add(file(folder), HAZARDS.runFile);
    if (command.isRunBy('xargs')) {
      const at = words.findIndex(({ text }) => /^(-a|--arg-file)$/.test(text));
      if (at >= 0) this.reads(args[at + 1], this.inputs.ofXargs(words));
    }
    const reads = unsure(hazard ?? this.hazardOfCopy(command));
    if (reads && !/^(echo|printf|set)$/.test(name)) for (const word of operandWords) this.reads(word, reads);
  }

  /** Says that a file is run. */
  run(word: Word | undefined): void {
    this.reads(word, HAZARDS.runFile);
  }

  /** Says what is done with the content of a file. */
  private reads(word: Word | undefined, hazard: Hazard | undefined): void {
    const called = word && fileName(word, this.facts.holes);
    if (called !== undefined) this.facts.destinations.add(file(called), hazard);
  }

  /** `cp`, `mv`, `curl -o`: a command that writes files and names one that is run. */
  hazardOfCopy(command: Command): Hazard | undefined {
    if (!writesFiles(command)) return undefined;
    for (const word of command.operandWords) {
      const hazard = this.inputs.ofFile(word);
      if (hazard) return unsure(hazard);
    }
    return undefined;
  }

  /** `sh job argument` and `./job argument`, for a file that the script writes. */
  hazardOfArgument({ args, words, start, name, operands }: Command, at: number): Hazard | undefined {
    const program = isShell(name) ? start + 1 + rolesOf(name, operands).indexOf('file') : start;
    if (program === start && !words[start]?.text.includes('/')) return undefined;
    const called = program < at && args[program] ? fileName(args[program], this.facts.holes) : undefined;
    return called === undefined
      ? undefined
      : this.facts.destinations.at(argument(called, String(at - program)), argument(called, '@'));
  }
}

import { Command } from '../commands/command';
import { hazardsOfCommand } from '../commands/command-words';
import { isInterpreter, isShell, programOf } from '../commands/interpreters';
import { hazardOfInput } from '../commands/program-input';
import { XargsCommand } from '../commands/xargs';
import { file, variable } from '../destinations';
import { HAZARDS, isCode, type Hazard } from '../hazards';
import { fileNames } from '../syntax/file-names';
import { parseProgram, programText, scopeOf } from '../syntax/nested-programs';
import {
  as,
  PIPES,
  PROCESS_INPUT,
  statementsIn,
  WRITES,
  type Node,
  type Nodes,
  type Stmt,
  type Word,
} from '../syntax/nodes';
import { staticText, type StaticTexts } from '../syntax/static-text';
import type { ScriptFacts } from './script-facts';

/** Finds out what is done with the input of commands and with what is written to files. */
export class Inputs {
  /** Functions that are being looked into, since one may call itself. */
  private readonly within = new Set<string>();

  constructor(private readonly facts: ScriptFacts) {}

  /** What a statement does with its input: it runs it, or writes it to where it is run. */
  of({ Cmd, Redirs }: Stmt): Hazard | undefined {
    const targets = Redirs.filter(({ Op }) => WRITES.has(Op));
    return firstOf(targets, ({ Word }) => this.ofFile(Word)) ?? (Cmd ? this.ofCommand(Cmd) : undefined);
  }

  /** What is done with what is written to a file, or to the process in `>(…)`. */
  ofFile(word: Word): Hazard | undefined {
    const [process] = word.Parts.map((part) => as('ProcSubst', part));
    if (process) return process.Op === PROCESS_INPUT ? this.ofAny(process.Stmts) : undefined;
    return this.facts.destinations.at(...fileNames(word, this.facts.holes).map(file));
  }

  /** What a command does with its input. */
  ofCommand(node: Node): Hazard | undefined {
    const binary = as('BinaryCmd', node);
    if (binary) return this.of(binary.X) ?? (this.startsWithPrinter(binary) ? undefined : this.of(binary.Y));
    const call = as('CallExpr', node);
    return call ? this.ofCall(new Command(call.Args, this.facts.holes)) : this.ofAny(statementsIn(node));
  }

  /** What xargs does with its input: the words become words of a command. */
  ofXargs(words: StaticTexts): Hazard | undefined {
    const xargs = XargsCommand.find(words);
    const program = xargs?.shellProgram;
    return xargs && (xargs.hazard ?? (program && this.facts.destinations.ofAnyArgument(scopeOf(program.text))));
  }

  private ofAny(statements: readonly Stmt[]): Hazard | undefined {
    return firstOf(statements, (statement) => this.of(statement));
  }

  private ofCall(command: Command): Hazard | undefined {
    const { name, words, operands } = command;
    if (READERS.has(name)) return this.ofReader(operands);
    const body = this.facts.declarations.functions.get(name);
    if (body) return this.ofFunction(name, body);
    if (command.isRunBy('xargs')) return this.ofXargs(words);
    return hazardOfInput(command) ?? this.ofProgram(command) ?? this.ofCopier(command) ?? ofSubstitution(command);
  }

  private ofFunction(name: string, body: Stmt): Hazard | undefined {
    if (this.within.has(name)) return undefined;
    this.within.add(name);
    const hazard = this.of(body);
    this.within.delete(name);
    return hazard;
  }

  /** `read name`. */
  private ofReader(operands: StaticTexts): Hazard | undefined {
    const names = operands.flatMap(({ text }) => (/^[A-Za-z_]\w*$/.test(text) ? [text] : []));
    return this.facts.destinations.at(...[...names, 'REPLY', 'MAPFILE'].map(variable));
  }

  /** A program given as text reads the input: `sh -c 'read x; eval "$x"'`. */
  private ofProgram({ name, operands, operandWords }: Command): Hazard | undefined {
    const word = isShell(name) ? operandWords[programOf(name, operands)] : undefined;
    const text = word && programText(word, this.facts.holes);
    const parsed = text === undefined ? undefined : parseProgram(text);
    return parsed && this.ofAny(parsed.Stmts);
  }

  /** `tee` and the like write their input to files. */
  private ofCopier({ name, operandWords }: Command): Hazard | undefined {
    return WRITERS.has(name) ? firstOf(operandWords, (word) => this.ofFile(word)) : undefined;
  }

  /** Whether the first command of a pipeline reads nothing. */
  private startsWithPrinter({ Op, X }: Nodes['BinaryCmd']): boolean {
    const [first] = as('CallExpr', X.Cmd)?.Args ?? [];
    return PIPES.has(Op) && first !== undefined && /^(echo|printf)$/.test(staticText(first, this.facts.holes).text);
  }
}

const READERS: ReadonlySet<string> = new Set(['read', 'mapfile', 'readarray']);
const WRITERS: ReadonlySet<string> = new Set(['tee', 'sponge', 'dd']);

/** Where a command gives `$(cat)` or `<(cat)` to a shell, that is its input. */
function ofSubstitution({ name, words, operandWords }: Command): Hazard | undefined {
  const takesProgram = isInterpreter(name) || /^(\.|source)$/.test(name);
  if (takesProgram && operandWords.some(({ Parts }) => Parts.some((part) => as('ProcSubst', part))))
    return HAZARDS.code;
  const hazards = hazardsOfCommand(words).slice(words.length - operandWords.length);
  return hazards.find((hazard, i) => isCode(hazard) && hasSubstitution(operandWords[i]));
}

function hasSubstitution(word: Word | undefined): boolean {
  const parts = word?.Parts.flatMap((part) => as('DblQuoted', part)?.Parts ?? [part]) ?? [];
  return parts.some((part) => as('CmdSubst', part));
}

/** The hazard of the first that has one. */
function firstOf<T>(all: readonly T[], hazardOf: (one: T) => Hazard | undefined): Hazard | undefined {
  for (const one of all) {
    const hazard = hazardOf(one);
    if (hazard) return hazard;
  }
  return undefined;
}

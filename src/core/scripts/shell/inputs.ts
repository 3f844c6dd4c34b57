import type { Refusal } from '../refusal';
import { file, variable, type Destinations } from './destinations';
import { fileNames } from './file-names';
import { isRemoteShell, openAt, refuseWords } from './calls';
import { runningProgram } from './embedded-programs';
import { isInterpreter, isShell, readsProgram, rolesOf } from './interpreters';
import { parseProgram, programText, scopeOf } from './nested-code';
import { REFUSALS } from './refusals';
import { as, PIPES, PROCESS_INPUT, WRITES, type Node, type Nodes, type Stmt, type Word } from './syntax';
import { staticText, type Placeholders, type StaticText } from './words';
import { baseName, commandIndex } from './wrappers';

/** Programs that run commands which they read from their input. */
const READ_COMMANDS =
  /^(psql|mysql|mariadb|sqlite3|ed|ex|dc|gdb|ftp|sftp|lftp|tclsh|wish|expect|R|at|batch|m4|gnuplot|octave|ipython|irb|scala|ghci|swift|crontab|parallel)$/;
/** Commands that run a command given as words, with its input. */
const RUNNERS = /^(docker|podman|nerdctl|kubectl|oc|ssh)$/;
const READERS = new Set(['read', 'mapfile', 'readarray']);

/** Finds out what commands do with their input. */
export class Inputs {
  private readonly holes: Placeholders;
  private readonly destinations: Destinations;
  /** The functions of the script. */
  private readonly functions: ReadonlyMap<string, Stmt>;
  private readonly visited = new Set<string>();

  constructor(holes: Placeholders, destinations: Destinations, functions: ReadonlyMap<string, Stmt>) {
    this.holes = holes;
    this.destinations = destinations;
    this.functions = functions;
  }

  /** Why no value may be in the input of some of the statements. */
  ofAny(statements: readonly Stmt[]): Refusal | undefined {
    for (const statement of statements) {
      const refusal = this.of(statement);
      if (refusal) return refusal;
    }
    return undefined;
  }

  /** Why no value may be in what a statement reads: it is run, or written to where it is run. */
  of({ Cmd, Redirs }: Stmt): Refusal | undefined {
    for (const { Op, Word } of Redirs) {
      const refusal = WRITES.has(Op) ? this.ofFile(Word) : undefined;
      if (refusal) return refusal;
    }
    return Cmd ? this.ofCommand(Cmd) : undefined;
  }

  /** Why no value may be written to a file, or to the process in `>(…)`. */
  ofFile(word: Word): Refusal | undefined {
    const [process] = word.Parts.map((part) => as('ProcSubst', part));
    if (process) return process.Op === PROCESS_INPUT ? this.ofAny(process.Stmts) : undefined;
    return this.destinations.at(...fileNames(word, this.holes).map(file));
  }

  /** Why no value may be in the input of a command. */
  ofCommand(node: Node): Refusal | undefined {
    const binary = as('BinaryCmd', node);
    if (binary) return this.of(binary.X) ?? (isPrinter(binary, this.holes) ? undefined : this.of(binary.Y));
    const { Args } = as('CallExpr', node) ?? {};
    if (Args) return this.ofCall(Args);
    return this.ofAny(statementsIn(node));
  }

  private ofCall(args: readonly Word[]): Refusal | undefined {
    const words = args.map((word) => staticText(word, this.holes));
    const start = commandIndex(words);
    const name = baseName(words[start]);
    const body = this.functions.get(name);
    if (READERS.has(name)) return this.ofReader(words.slice(start + 1));
    if (body) return this.ofFunction(name, body);
    const isXargs = words.slice(0, start).some((word) => baseName(word) === 'xargs');
    if (isXargs) return this.ofXargs(words);
    if (this.runsInput(words, start) || runningProgram(words) !== undefined) return REFUSALS.code;
    return this.ofProgram(words, args, start) ?? this.ofFilter(name, args.slice(start + 1), words);
  }

  private ofFunction(name: string, body: Stmt): Refusal | undefined {
    if (this.visited.has(name)) return undefined;
    this.visited.add(name);
    const refusal = this.of(body);
    this.visited.delete(name);
    return refusal;
  }

  private ofReader(args: readonly StaticText[]): Refusal | undefined {
    const names = args.flatMap(({ text }) => (/^[A-Za-z_]\w*$/.test(text) ? [text] : []));
    return this.destinations.at(...[...names, 'REPLY', 'MAPFILE'].map(variable));
  }

  /** `… | sh`, `bash <<EOF`, `. /dev/stdin`. */
  private runsInput(words: readonly StaticText[], start: number): boolean {
    const name = baseName(words[start]);
    const rest = words.slice(start + 1);
    if (isRemoteShell(words) || (READ_COMMANDS.test(name) && name !== 'parallel')) return true;
    if (name === 'parallel') return !rest.some(({ text }) => !text.startsWith('-'));
    if (/^(\.|source)$/.test(name)) return /^(\/dev\/(stdin|fd\/0)|\/proc\/self\/fd\/0)$/.test(rest[0]?.text ?? '');
    if (/^(make|gmake|awk|gawk|mawk|sed)$/.test(name))
      return (
        rest.some(({ text }, i) => /^(-|\/dev\/stdin)$/.test(text) && /^-[a-zA-Z]*f$/.test(rest[i - 1]?.text ?? '')) ||
        rest.some(({ text }) => text === '-f-')
      );
    const at = words.findIndex((word) => isInterpreter(baseName(word)));
    const isRun = at === start || RUNNERS.test(baseName(words[start]));
    return at >= 0 && isRun && readsProgram(baseName(words[at]), words.slice(at + 1));
  }

  /** A program given as text reads the input. */
  private ofProgram(words: readonly StaticText[], args: readonly Word[], start: number): Refusal | undefined {
    const name = baseName(words[start]);
    if (!isShell(name)) return undefined;
    const word = args[rolesOf(name, words.slice(start + 1)).indexOf('program') + start + 1];
    const text = word && word !== args[start] ? programText(word, this.holes) : undefined;
    const parsed = text === undefined ? undefined : parseProgram(text);
    return parsed && this.ofAny(parsed.Stmts);
  }

  /** Words of the input of xargs become words of a command. */
  ofXargs(words: readonly StaticText[]): Refusal | undefined {
    const at = words.findIndex((word) => baseName(word) === 'xargs');
    if (at < 0 || at >= commandIndex(words)) return undefined;
    const rest = words.slice(at + 1);
    const mark = replacementOf(rest);
    const command = words.slice(commandIndex(words.slice(at)) + at);
    const filled = mark === undefined ? [...command, ...OPEN] : command.map((word) => openAt(word, mark));
    const refusals = refuseWords(filled);
    const found = filled.findIndex((word, i) => word !== command[i] && refusals[i]);
    if (found >= 0) return refusals[found];
    const shell = command.findIndex((word) => isShell(baseName(word)));
    const program =
      shell < 0
        ? undefined
        : command[rolesOf(baseName(command[shell]), command.slice(shell + 1)).indexOf('program') + shell + 1];
    return program && this.destinations.anyArgument(scopeOf(program.text));
  }

  /** `tee` writes its input to files; where a command gives `$(cat)` to a shell, that is its input. */
  private ofFilter(name: string, args: readonly Word[], words: readonly StaticText[]): Refusal | undefined {
    if (name === 'tee' || name === 'sponge' || name === 'dd')
      for (const word of args) {
        const refusal = this.ofFile(word);
        if (refusal) return refusal;
      }
    const takesProgram = isInterpreter(name) || /^(\.|source)$/.test(name);
    if (takesProgram && args.some(({ Parts }) => Parts.some((part) => as('ProcSubst', part)))) return REFUSALS.code;
    const refusals = refuseWords(words).slice(words.length - args.length);
    return refusals.find((refusal, i) => refusal?.rule === REFUSALS.code.rule && hasSubstitution(args[i]));
  }
}

const OPEN: readonly StaticText[] = Array.from({ length: 2 }, () => ({
  text: '',
  complete: false,
  isUncertain: false,
  isSplit: false,
}));

/** `{}` of `-I{}`, `-I {}` and `-i`. */
function replacementOf(words: readonly StaticText[]): string | undefined {
  for (const [i, { text }] of words.entries()) {
    if (!text.startsWith('-')) continue;
    if (/^-[IJ]$|^--replace$/.test(text)) return text === '--replace' ? '{}' : words[i + 1]?.text;
    const [, mark] = /^(?:-[IJi]|--replace=)(.*)$/s.exec(text) ?? [];
    if (mark !== undefined) return mark || '{}';
  }
  return undefined;
}

/** Whether the first command of a pipeline reads nothing. */
function isPrinter({ Op, X }: Nodes['BinaryCmd'], holes: Placeholders): boolean {
  const [first] = as('CallExpr', X.Cmd)?.Args ?? [];
  return PIPES.has(Op) && first !== undefined && /^(echo|printf)$/.test(staticText(first, holes).text);
}

function hasSubstitution(word: Word | undefined): boolean {
  const parts = word?.Parts.flatMap((part) => as('DblQuoted', part)?.Parts ?? [part]) ?? [];
  return parts.some((part) => as('CmdSubst', part));
}

/** The statements of a loop, condition or group. */
function statementsIn(node: Node): readonly Stmt[] {
  const loop = as('WhileClause', node);
  if (loop) return [...loop.Cond, ...loop.Do];
  const condition = as('IfClause', node);
  if (condition) return [...condition.Cond, ...condition.Then, ...(condition.Else ? statementsIn(condition.Else) : [])];
  const choice = as('CaseClause', node);
  if (choice) return choice.Items.flatMap(({ Stmts }) => Stmts);
  const timed = as('TimeClause', node)?.Stmt ?? as('CoprocClause', node)?.Stmt;
  if (timed) return [timed];
  return as('ForClause', node)?.Do ?? as('Block', node)?.Stmts ?? as('Subshell', node)?.Stmts ?? [];
}

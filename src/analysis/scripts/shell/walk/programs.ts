import type { Command } from '../commands/command';
import { runningProgram } from '../commands/embedded-programs';
import { isShell, programOf } from '../commands/interpreters';
import { baseName } from '../commands/wrappers';
import { argument, variable } from '../destinations';
import { HAZARDS, unsure, type Hazard } from '../hazards';
import type { Context } from '../places';
import { parseProgram, programText, scopeOf } from '../syntax/nested-programs';
import type { Nodes, Word } from '../syntax/nodes';
import type { ScriptFacts } from './script-facts';
import type { VisitStatements } from './visit';
import type { Words } from './words';

/** Looks at programs that stand in a script as fixed texts: `sh -c '…'`, `eval '…'`, here-documents. */
export class Programs {
  private readonly parsed = new Map<string, Nodes['File'] | undefined>();

  constructor(
    private readonly facts: ScriptFacts,
    private readonly words: Words,
    private readonly statements: VisitStatements,
  ) {}

  /** Programs in the words of a command are looked at like the script itself. */
  visit(command: Command, context: Context): void {
    this.runsAll(runningProgram(command.words) ?? '', [], context);
    const { name, words, args } = command;
    if (name === 'eval') this.evaluated(command.operandWords, context);
    if (name === 'trap') this.evaluated(command.operandWords.slice(0, 1), context);
    words.forEach((word, i) => {
      const shell = baseName(word);
      if (isShell(shell)) this.nested(programOf(shell, words.slice(i + 1)), args.slice(i + 1), context);
    });
  }

  /** What a file or the input of a shell is made of, if that is a fixed text. */
  written(text: string, name: string | undefined, context: Context): void {
    this.program(text, name ?? scopeOf(text), { ...context, hazard: undefined });
  }

  /** For a program that runs texts: its arguments and the variables that it names. */
  runsAll(program: string, args: readonly Word[], context: Context): void {
    for (const name of program.match(/[A-Za-z_]\w*/g) ?? []) this.facts.destinations.add(variable(name), MAY_RUN);
    for (const word of args) this.words.visit(word, { ...context, hazard: MAY_RUN }, true);
  }

  /** `eval` joins its words. */
  private evaluated(words: readonly Word[], context: Context): void {
    const texts = words.map((word) => programText(word, this.facts.holes) ?? '');
    this.program(texts.join(' '), context.scope, context);
  }

  /** `sh -c 'program' arguments`. */
  private nested(at: number, args: readonly Word[], context: Context): void {
    const word = args[at];
    const text = word && programText(word, this.facts.holes);
    if (text === undefined) return;
    const scope = scopeOf(text);
    this.program(text, scope, context);
    args.slice(at + 1).forEach((each, number) => {
      const hazard = this.hazardOfArgument(scope, number);
      if (hazard) this.words.visit(each, { ...context, hazard }, true);
    });
  }

  private hazardOfArgument(scope: string, number: number): Hazard | undefined {
    const { destinations, declarations } = this.facts;
    const any = number > 0 ? argument(scope, '@') : undefined;
    return (
      destinations.at(argument(scope, String(number)), any) ??
      (declarations.shiftsIn(scope) > 0 ? destinations.ofAnyArgument(scope) : undefined)
    );
  }

  private program(text: string, scope: string | undefined, { hazard }: Context): void {
    const parsed = this.parse(text, scope);
    if (parsed) this.statements(parsed.Stmts, { quoting: 'bare', scope, hazard });
  }

  private parse(text: string, scope: string | undefined): Nodes['File'] | undefined {
    const key = `${scope} ${text}`;
    if (!this.parsed.has(key)) {
      const program = parseProgram(text);
      if (program) this.facts.read(program, scope);
      this.parsed.set(key, program);
    }
    return this.parsed.get(key);
  }
}

/** Which of the texts a program of another language runs is not known. */
const MAY_RUN = unsure(HAZARDS.code);

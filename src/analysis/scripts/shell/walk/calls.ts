import { Command } from '../commands/command';
import { hazardsOfCommand } from '../commands/command-words';
import type { HazardsOfWords } from '../commands/hazards-of-words';
import { isInterpreter } from '../commands/interpreters';
import { printsArguments, printsOwn } from '../commands/outputs';
import { argument, ENVIRONMENT, output, variable } from '../destinations';
import { both, HAZARDS, isCommand, unsure, type Hazard } from '../hazards';
import { followed, type Context } from '../places';
import { as, type Nodes } from '../syntax/nodes';
import { fixedText } from '../syntax/static-text';
import { Arguments } from './arguments';
import type { Assignments } from './assignments';
import type { Files } from './files';
import type { Programs } from './programs';
import type { ScriptFacts } from './script-facts';
import type { Words } from './words';

/** Looks at simple commands: what they do with their words, with variables and with files. */
export class Calls {
  private readonly arguments: Arguments;

  constructor(
    private readonly facts: ScriptFacts,
    private readonly words: Words,
    private readonly assignments: Assignments,
    private readonly files: Files,
    private readonly programs: Programs,
  ) {
    this.arguments = new Arguments(facts);
  }

  visit({ Assigns, Args }: Nodes['CallExpr'], outer: Context): void {
    const command = new Command(Args, this.facts.holes);
    const context = this.contextOfWords(command, outer);
    const isMake = /^g?make$/.test(command.name);
    if (isMake) this.facts.destinations.add(ENVIRONMENT, HAZARDS.make);
    for (const assign of Assigns) this.assignments.visit(assign, isMake ? { ...outer, hazard: HAZARDS.make } : outer);
    if (Args.length === 0) return;
    this.visitWords(command, context);
    this.nameArguments(command, context.scope);
    this.files.visit(command, context);
    this.programs.visit(command, context);
  }

  /** What a command prints is not always what it is given; what a function prints is seen in its body. */
  private contextOfWords({ name, words }: Command, context: Context): Context {
    const hazard = followed(context);
    if (!hazard) return context;
    const isFunction = this.facts.declarations.functions.has(name);
    if (isFunction) this.facts.destinations.add(output(name), hazard);
    return isFunction || printsOwn(words, hazard) ? { ...context, hazard: undefined } : context;
  }

  private visitWords(command: Command, context: Context): void {
    const hazards = this.hazardsOf(command, context);
    const printed = printsArguments(command) ? context.hazard : unsure(context.hazard);
    const ofAll = both(printed, this.files.hazardOfCopy(command));
    command.args.forEach((word, i) => {
      this.words.visit(word, { ...context, hazard: both(ofAll, hazards[i]) }, i > 0);
      if (command.words[i]?.complete && isCommand(hazards[i])) this.files.run(word);
    });
  }

  /** What the command takes its words for, and where its arguments go in the script. */
  private hazardsOf(command: Command, { scope }: Context): HazardsOfWords {
    const { args, start } = command;
    const own = this.hazardsOfWords(command);
    const ofArguments = this.arguments.of(command, scope);
    const ofPrinted = this.hazardOfPrinted(command);
    return args.map((_, i) => {
      if (isProcessRun(command, i)) return HAZARDS.code;
      if (own[i]) return own[i];
      if (i <= start) return this.hazardOfWrapped(command, i);
      return this.files.hazardOfArgument(command, i) ?? ofPrinted ?? ofArguments[i - start - 1];
    });
  }

  /** Also where a variable or an alias with a fixed text stands for the command: `run="sh -c"; $run …`. */
  private hazardsOfWords({ words, args }: Command): HazardsOfWords {
    const hazards = hazardsOfCommand(words);
    const [first] = args[0]?.Parts.flatMap((part) => as('DblQuoted', part)?.Parts ?? [part]) ?? [];
    const variable = as('ParamExp', first ?? null)?.Param.Value;
    const text = this.facts.texts.get(variable ?? `alias ${words[0]?.text}`);
    if (text === undefined) return hazards;
    const command = text.split(/\s+/).map(fixedText);
    return [hazards[0], ...hazardsOfCommand([...command, ...words.slice(1)]).slice(command.length)];
  }

  /** `env NAME=…`, for a command that reads the variable. */
  private hazardOfWrapped({ words }: Command, at: number): Hazard | undefined {
    const [, name] = /^(\w+)=/.exec(words[at]?.text ?? '') ?? [];
    return name === undefined ? undefined : this.facts.destinations.ofVariable(name);
  }

  /** `printf -v name …`. */
  private hazardOfPrinted({ name, operands: [option, variable] }: Command): Hazard | undefined {
    if (name !== 'printf' || option?.text !== '-v' || !variable) return undefined;
    return unsure(this.facts.destinations.ofVariable(variable.text.replace(/\[.*/s, '')));
  }

  /** `getopts` and `alias` put texts into variables and commands. */
  private nameArguments({ name, operands }: Command, scope: string | undefined): void {
    const { destinations, texts } = this.facts;
    if (name === 'getopts') destinations.add(argument(scope, '@'), destinations.at(variable('OPTARG')));
    if (name !== 'alias') return;
    for (const { text, complete } of operands) {
      const [, alias, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
      if (complete && alias !== undefined) texts.set(`alias ${alias}`, value ?? '');
    }
  }
}

/** `sh <(…)` and `. <(…)`. */
function isProcessRun({ name, start, args }: Command, at: number): boolean {
  const parts = args[at]?.Parts ?? [];
  if (isInterpreter(name)) return parts.some((part) => as('ProcSubst', part));
  return /^(\.|source)$/.test(name) && at === start + 1 && as('ProcSubst', parts[0] ?? null) !== undefined;
}

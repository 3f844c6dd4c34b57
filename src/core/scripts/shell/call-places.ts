import type { Refusal } from '../refusal';
import { refuseWords } from './calls';
import { argument, ENVIRONMENT, output, variable } from './destinations';
import { isInterpreter } from './interpreters';
import { printsOwn } from './outputs';
import type { Context } from './places';
import { ProgramPlaces } from './program-places';
import { REFUSALS } from './refusals';
import { as, type Nodes, type Word } from './syntax';
import { staticText, type StaticText } from './words';
import { baseName, commandIndex } from './wrappers';

/** Finds out where in the commands of a script interpolations stand, and what the commands do with variables and files. */
export abstract class CallPlaces extends ProgramPlaces {
  protected call({ Assigns, Args }: Nodes['CallExpr'], outer: Context): void {
    const words = Args.map((word) => staticText(word, this.holes));
    const context = this.contextOfWords(words, outer);
    const isMake = /^g?make$/.test(baseName(words[commandIndex(words)]));
    if (isMake) this.destinations.add(ENVIRONMENT, REFUSALS.make);
    for (const assign of Assigns) this.assign(assign, isMake ? { ...outer, refusal: REFUSALS.make } : outer);
    if (words.length === 0) return;
    const refusals = this.refusalsOf(words, Args, context);
    const written = context.refusal ?? this.refusalOfCopy(words, Args);
    Args.forEach((word, i) => {
      this.word(word, { ...context, refusal: written ?? refusals[i] }, i > 0);
      if (words[i]?.complete && refusals[i]?.rule === REFUSALS.command.rule) this.runFile(word);
    });
    this.followNames(words, context.scope);
    this.followFiles(words, Args, context);
    this.followPrograms(words, Args, context);
  }

  /** What a command prints is not always what it is given; what a function prints is seen in its body. */
  private contextOfWords(words: readonly StaticText[], context: Context): Context {
    const { refusal } = context;
    const name = baseName(words[commandIndex(words)]);
    if (!refusal?.isFollowed) return context;
    if (this.functions.has(name)) {
      this.destinations.add(output(name), refusal);
      return { ...context, refusal: undefined };
    }
    return printsOwn(words, refusal) ? { ...context, refusal: undefined } : context;
  }

  /** What the command takes its words for, and where its arguments go in the script. */
  private refusalsOf(
    words: readonly StaticText[],
    args: readonly Word[],
    { scope }: Context,
  ): readonly (Refusal | undefined)[] {
    const start = commandIndex(words);
    const name = baseName(words[start]);
    const refusals = this.refusalsOfWords(words, args);
    const runner = this.runnerRefusals(name, words.slice(start + 1), scope);
    const prints = name === 'printf' && words[start + 1]?.text === '-v' ? words[start + 2]?.text : undefined;
    const printed = prints === undefined ? undefined : this.refusalOfVariable(prints.replace(/\[.*/s, ''));
    return args.map((word, i) => {
      const process = isInterpreter(name) && word.Parts.some((part) => as('ProcSubst', part));
      if (process || (/^(\.|source)$/.test(name) && i === start + 1 && as('ProcSubst', word.Parts[0] ?? null)))
        return REFUSALS.code;
      const own = refusals[i];
      if (own) return own;
      if (i <= start) return this.refusalOfWrapped(words[i]);
      return (
        this.refusalOfFileArgument(args, words, start, i) ??
        printed ??
        runner?.[i - start - 1] ??
        this.refusalOfArgument(name, words.slice(start + 1), i - start, scope)
      );
    });
  }

  /** Also where a variable or an alias with a fixed text stands for the command: `run="sh -c"; $run …`. */
  private refusalsOfWords(words: readonly StaticText[], args: readonly Word[]): readonly (Refusal | undefined)[] {
    const refusals = refuseWords(words);
    const [first] = args[0]?.Parts.flatMap((part) => as('DblQuoted', part)?.Parts ?? [part]) ?? [];
    const text = this.texts.get(as('ParamExp', first ?? null)?.Param.Value ?? `alias ${words[0]?.text}`);
    if (text === undefined) return refusals;
    const command = text
      .split(/\s+/)
      .map((each): StaticText => ({ text: each, complete: true, isUncertain: false, isSplit: false }));
    return [refusals[0], ...refuseWords([...command, ...words.slice(1)]).slice(command.length)];
  }

  /** `env NAME=…`, for a command that reads the variable. */
  private refusalOfWrapped(word: StaticText | undefined): Refusal | undefined {
    const [, name] = /^(\w+)=/.exec(word?.text ?? '') ?? [];
    return name === undefined ? undefined : this.refusalOfVariable(name);
  }

  /** The arguments of functions and of `set` are `$1` and so on there. */
  private refusalOfArgument(
    name: string,
    args: readonly StaticText[],
    number: number,
    scope: string | undefined,
  ): Refusal | undefined {
    const isSet = name === 'set';
    if (!isSet && !this.functions.has(name)) return undefined;
    const receiver = isSet ? scope : name;
    const offset = isSet && /^--?$/.test(args[0]?.text ?? '') ? 1 : 0;
    const isMoved =
      args.slice(0, number - 1).some(({ isSplit, isUncertain }) => isSplit || isUncertain) || this.shifts.has(receiver);
    const any = this.destinations.at(argument(receiver, '@'));
    const isRunner = any?.rule === REFUSALS.command.rule;
    if (isMoved) return isRunner ? undefined : this.destinations.anyArgument(receiver);
    return this.destinations.at(argument(receiver, String(number - offset))) ?? (isRunner ? undefined : any);
  }

  /** `retry 3 git push …`, where the function runs `"$@"`. */
  private runnerRefusals(
    name: string,
    args: readonly StaticText[],
    scope: string | undefined,
  ): readonly (Refusal | undefined)[] | undefined {
    if (name !== 'set' && !this.functions.has(name)) return undefined;
    const receiver = name === 'set' ? scope : name;
    const refusal = this.destinations.at(argument(receiver, '@'));
    if (refusal?.rule !== REFUSALS.command.rule) return undefined;
    const before = name === 'set' && /^--?$/.test(args[0]?.text ?? '') ? 1 : 0;
    const shifted = Math.min((this.shifts.get(receiver) ?? 0) + before, args.length);
    return [...args.slice(0, shifted).map(() => undefined), ...refuseWords(args.slice(shifted))];
  }

  /** `getopts` and `alias` put texts into variables and commands. */
  private followNames(words: readonly StaticText[], scope: string | undefined): void {
    const start = commandIndex(words);
    const name = baseName(words[start]);
    if (name === 'getopts') this.destinations.add(argument(scope, '@'), this.destinations.at(variable('OPTARG')));
    if (name !== 'alias') return;
    for (const { text, complete } of words.slice(start + 1)) {
      const [, alias, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
      if (complete && alias !== undefined) this.texts.set(`alias ${alias}`, value ?? '');
    }
  }
}

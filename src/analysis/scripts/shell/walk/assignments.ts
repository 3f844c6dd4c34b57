import { hazardsOfCommand } from '../commands/command-words';
import { hazardOfAssignment } from '../commands/special-variables';
import { ENVIRONMENT, file, variable } from '../destinations';
import { both, HAZARDS, isCommand, isOfBeginning, type Hazard } from '../hazards';
import type { Context } from '../places';
import { fileName } from '../syntax/file-names';
import type { Assign, Nodes, Word } from '../syntax/nodes';
import { fixedText, openText, staticText, type StaticText } from '../syntax/static-text';
import type { ScriptFacts } from './script-facts';
import type { Words } from './words';

/** Looks at assignments, and where what is assigned goes. */
export class Assignments {
  /** The words of arrays as they were assigned first: `command=(kubectl get)`. */
  private readonly lists = new Map<string, readonly StaticText[]>();

  constructor(
    private readonly facts: ScriptFacts,
    private readonly words: Words,
  ) {}

  visit(assign: Assign, context: Context): void {
    const { Name, Index, Value, Array: list } = assign;
    const name = Name?.Value ?? '';
    this.words.fix(Name, HAZARDS.name);
    this.words.index(Index, name, context.scope);
    const hazard = both(context.hazard, this.facts.destinations.ofVariable(name));
    if (Value) this.text(name, Value, { ...context, hazard });
    if (list) this.list(name, list.Elems, assign.Append, { ...context, hazard });
  }

  /** `export name=…`, `declare -i name`. */
  declaration({ Variant, Args }: Nodes['DeclClause'], context: Context): void {
    const { destinations, holes } = this.facts;
    const flags = Args.flatMap(({ Name, Value }) => (!Name && Value ? [staticText(Value, holes).text] : []));
    const isNumber = flags.some((flag) => /^-[a-zA-Z]*[in]/.test(flag));
    for (const assign of Args) {
      const name = assign.Name?.Value;
      if (name === undefined) {
        this.words.fix(assign.Value, HAZARDS.name, context.scope);
        continue;
      }
      if (isNumber) destinations.add(variable(name), HAZARDS.arithmetic);
      if (Variant.Value === 'export') destinations.add(variable(name), destinations.at(ENVIRONMENT));
      const textual = assign.Array ? /^[-+][rxgluaA]+$/ : /^[-+][rxglu]+$/;
      const isText = flags.every((flag) => textual.test(flag));
      this.visit(assign, isText ? context : { ...context, hazard: context.hazard ?? HAZARDS.arithmetic });
    }
  }

  private text(name: string, value: Word, context: Context): void {
    const { hazard } = context;
    const { texts, holes } = this.facts;
    const text = staticText(value, holes);
    const isBeginning = isOfBeginning(hazard) && !hazardOfAssignment(name);
    this.words.visit(value, { ...context, hazard: isBeginning ? hazardBehind(text, hazard) : hazard });
    this.followName(name, value, text, hazard);
    if (text.complete && !texts.has(name)) texts.set(name, text.text);
  }

  /** A variable that holds the name of a file is another name of the file. */
  private followName(name: string, word: Word, { complete, text }: StaticText, hazard: Hazard | undefined): void {
    const { destinations, holes } = this.facts;
    const called = complete ? fileName(word, holes) : undefined;
    if (called === undefined) return;
    if (isCommand(hazard) || /^(BASH_ENV|ENV)$/.test(name)) destinations.add(file(called), HAZARDS.runFile);
    destinations.add(file(`$${name}`), destinations.at(file(called)));
    if (text !== '') destinations.add(file(called), destinations.at(file(`$${name}`)));
  }

  private list(name: string, elements: Elements, isAppended: boolean, context: Context): void {
    const words = elements.flatMap(({ Value }) => (Value ? [staticText(Value, this.facts.holes)] : []));
    const before = isAppended ? (this.lists.get(name) ?? []) : [];
    if (!isAppended) this.lists.set(name, words);
    const ofCommand = isCommand(context.hazard)
      ? hazardsOfCommand([...before, ...words]).slice(before.length)
      : undefined;
    elements.forEach(({ Index, Value }, i) => {
      this.words.index(Index, name, context.scope);
      const own = isOfBeginning(context.hazard) && words[i]?.text ? undefined : context.hazard;
      if (Value) this.words.visit(Value, { ...context, hazard: ofCommand ? ofCommand[i] : own }, !Index);
    });
  }
}

type Elements = NonNullable<Assign['Array']>['Elems'];

/** What becomes the beginning of a command or option is one only there. */
function hazardBehind({ text }: StaticText, hazard: Hazard | undefined): Hazard | undefined {
  if (text.trim() === '') return hazard;
  if (!isCommand(hazard)) return undefined;
  const words = text.trimStart().split(/\s+/);
  return hazardsOfCommand(words.map((word, i) => (i < words.length - 1 ? fixedText(word) : openText(word)))).at(-1);
}

import type { Refusal } from '../refusal';
import { refusalOfAssignment } from './assignments';
import { refuseWords } from './calls';
import { ENVIRONMENT, file, variable } from './destinations';
import { fileName } from './file-names';
import type { Context } from './places';
import { REFUSALS } from './refusals';
import type { Assign, Nodes, Word } from './syntax';
import { WordPlaces } from './word-places';
import { staticText, type StaticText } from './words';

/** Finds out where in assignments interpolations stand, and where what is assigned goes. */
export abstract class AssignmentPlaces extends WordPlaces {
  /** Fixed texts of variables and aliases. */
  protected readonly texts = new Map<string, string>();
  /** The words of arrays as they were assigned first: `command=(kubectl get)`. */
  private readonly lists = new Map<string, readonly StaticText[]>();

  protected assign({ Name, Index, Value, Array: list, Append }: Assign, context: Context): void {
    const name = Name?.Value ?? '';
    this.fix(Name, REFUSALS.name);
    this.index(Index, name, context.scope);
    const refusal = context.refusal ?? this.refusalOfVariable(name);
    if (Value) {
      const text = staticText(Value, this.holes);
      const own =
        refusal && isLeading(refusal) && !refusalOfAssignment(name) ? this.refusalBehind(text, refusal) : refusal;
      this.word(Value, { ...context, refusal: own });
      this.followName(name, Value, text, refusal);
      if (text.complete && !this.texts.has(name)) this.texts.set(name, text.text);
    }
    if (list) this.list(name, list.Elems, refusal, Append, context);
  }

  /** What becomes the beginning of a command is one only there. */
  private refusalBehind({ text }: StaticText, refusal: Refusal): Refusal | undefined {
    if (text.trim() === '') return refusal;
    const words = [...text.trimStart().split(/\s+/)].map((each, i, all): StaticText => ({
      text: each,
      complete: i < all.length - 1,
      isUncertain: false,
      isSplit: false,
    }));
    return refusal.rule === REFUSALS.command.rule ? refuseWords(words).at(-1) : undefined;
  }

  /** A variable that holds the name of a file is another name of the file. */
  private followName(name: string, word: Word, { complete, text }: StaticText, refusal: Refusal | undefined): void {
    const called = complete ? fileName(word, this.holes) : undefined;
    if (called === undefined) return;
    if (refusal?.rule === REFUSALS.command.rule || /^(BASH_ENV|ENV)$/.test(name))
      this.destinations.add(file(called), REFUSALS.runFile);
    this.destinations.add(file(`$${name}`), this.destinations.at(file(called)));
    if (text !== '') this.destinations.add(file(called), this.destinations.at(file(`$${name}`)));
  }

  private list(
    name: string,
    elements: NonNullable<Assign['Array']>['Elems'],
    refusal: Refusal | undefined,
    isAppended: boolean,
    context: Context,
  ): void {
    const words = elements.flatMap(({ Value }) => (Value ? [staticText(Value, this.holes)] : []));
    const before = isAppended ? (this.lists.get(name) ?? []) : [];
    if (!isAppended) this.lists.set(name, words);
    const asWords =
      refusal?.rule === REFUSALS.command.rule ? refuseWords([...before, ...words]).slice(before.length) : undefined;
    elements.forEach((element, i) => {
      this.index(element.Index, name, context.scope);
      const text = words[i];
      const own = asWords ? asWords[i] : refusal && isLeading(refusal) && text?.text ? undefined : refusal;
      if (element.Value) this.word(element.Value, { ...context, refusal: own }, !element.Index);
    });
  }

  protected declaration(clause: Nodes['DeclClause'], context: Context): void {
    const isExport = clause.Variant.Value === 'export';
    const flags = clause.Args.flatMap(({ Name, Value }) =>
      !Name && Value ? [staticText(Value, this.holes).text] : [],
    );
    for (const assign of clause.Args) {
      const isText = flags.every((flag) => (assign.Array ? /^[-+][rxgluaA]+$/ : /^[-+][rxglu]+$/).test(flag));
      if (assign.Name && flags.some((flag) => /^-[a-zA-Z]*[in]/.test(flag)))
        this.destinations.add(variable(assign.Name.Value), REFUSALS.arithmetic);
      if (isExport && assign.Name)
        this.destinations.add(variable(assign.Name.Value), this.destinations.at(ENVIRONMENT));
      if (!assign.Name) this.fix(assign.Value, REFUSALS.name, context.scope);
      else this.assign(assign, isText ? context : { ...context, refusal: context.refusal ?? REFUSALS.arithmetic });
    }
  }
}

/** Whether it matters only where a value begins. */
function isLeading({ rule }: Refusal): boolean {
  return rule === REFUSALS.command.rule || rule === REFUSALS.option.rule;
}

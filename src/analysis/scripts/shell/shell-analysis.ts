import { SCRIPT_OUTPUT } from './destinations';
import { HAZARDS } from './hazards';
import type { ShellPlace } from './places';
import { as, walk, type Nodes } from './syntax/nodes';
import type { Placeholders } from './syntax/placeholders';
import { ScriptFacts } from './walk/script-facts';
import { Statements } from './walk/statements';

/**
 * What a parsed script does with texts: where its holes stand, and where variables, arguments and files go.
 *
 * The script is gone over until nothing new is found, since a variable may be filled before it is known that it is run.
 */
export class ShellAnalysis {
  private readonly facts: ScriptFacts;

  constructor(script: Nodes['File'], holes: Placeholders) {
    this.facts = new ScriptFacts(holes);
    const { marks, destinations } = this.facts;
    const statements = new Statements(this.facts);
    this.facts.read(script, undefined);
    for (let before = -1; before !== destinations.size;) {
      before = destinations.size;
      marks.clear();
      this.markComments(script);
      statements.visit(script.Stmts, { quoting: 'bare', hazard: destinations.at(SCRIPT_OUTPUT) });
    }
  }

  /** The place of a hole. */
  placeOf(index: number): ShellPlace {
    const place = this.facts.marks.of(index);
    return place.isListItem ? { ...place, ofArguments: this.facts.destinations.ofAnyArgument(undefined) } : place;
  }

  /**
   * Where the text of a variable that the script is given is surely run; goes on after "it stands …". Nothing where it is data, and
   * where the script may keep it from being run.
   */
  runOf(name: string): string | undefined {
    return this.facts.certainty.isGiven(name) ? this.facts.destinations.runOf(name) : undefined;
  }

  private markComments(script: Nodes['File']): void {
    walk(script, (node) => {
      const comment = as('Comment', node);
      if (comment) this.facts.marks.add(comment.Text, { quoting: 'comment', hazard: HAZARDS.comment });
    });
  }
}

import { Destinations } from '../destinations';
import type { Node } from '../syntax/nodes';
import type { Placeholders } from '../syntax/placeholders';
import { Certainty } from './certainty';
import { Declarations } from './declarations';
import { Marks } from './marks';

/** What is known of a script. It grows while the script is gone over, and all who look at a part of it share it. */
export class ScriptFacts {
  readonly marks: Marks;
  readonly declarations: Declarations;
  readonly certainty: Certainty;
  readonly destinations: Destinations;
  /** Fixed texts of variables, by name, and of aliases, by `alias name`. */
  readonly texts = new Map<string, string>();

  constructor(readonly holes: Placeholders) {
    this.marks = new Marks(holes);
    this.declarations = new Declarations(holes);
    const certainty = new Certainty(holes, this.declarations.functions);
    this.certainty = certainty;
    this.destinations = new Destinations((holder) => certainty.isSure(holder));
  }

  /** Reads what has to be known of a script, or of a program that stands in it, before its commands are looked at. */
  read(script: Node, scope: string | undefined): void {
    this.declarations.read(script, scope);
    this.certainty.read(script);
  }
}

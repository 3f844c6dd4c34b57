import type { PendingPlace } from '../../diagnostics/place';
import type { Part } from './interpolation';
import type { Variables } from './variables';

/** An interpolation, ready to be put into the text. */
export interface Hole {
  readonly parts: readonly Part[];
  /** As people see it in reports. */
  readonly shown: string;
  /** Line of the script, from 1. */
  readonly line: number;
}

/** What the compiler of a language works on. */
export interface ScriptSource {
  /** The text around the holes, one more than there are holes. */
  readonly pieces: readonly string[];
  readonly holes: readonly Hole[];
  readonly variables: Variables;
  readonly at: PendingPlace;
}

import { HAZARDS } from '../hazards';
import { FIXED, type ShellPlace } from '../places';
import type { Placeholders } from '../syntax/placeholders';

/** Where the holes of a script were seen. */
export class Marks {
  private readonly places = new Map<number, ShellPlace>();

  constructor(private readonly holes: Placeholders) {}

  /** The place of a hole. */
  of(index: number): ShellPlace {
    return this.places.get(index) ?? FIXED(HAZARDS.elsewhere);
  }

  /** Says where the holes in a text stand. One that is looked at twice keeps its hazard. */
  add(text: string, place: ShellPlace): void {
    for (const index of this.holes.in(text)) {
      const { hazard } = this.places.get(index) ?? {};
      this.places.set(index, hazard && !place.hazard ? { ...place, hazard } : place);
    }
  }

  /** Before the script is gone over once more. */
  clear(): void {
    this.places.clear();
  }
}

import { mapTexts } from '../../util/map-texts';
import type { EventSource } from './source';

/** Which ref of an event that tells of several is the one that a run is for: the first that every test lets pass. */
export interface RefChoice {
  /** CEL that gives all of them. */
  readonly list: string;
  /** CEL over one of them, `c`. */
  readonly test: string;
  /** CEL that gives the name of `c`. */
  readonly name: string;
}

/** The ref that counts. */
export function firstRef({ list, test }: RefChoice): string {
  return `${list}.filter(c, ${test})[0]`;
}

/** Whether there is one. */
export function hasRef({ list, test }: RefChoice): string {
  return `${list}.exists(c, ${test})`;
}

/** The same event, with more asked of the ref that counts. */
export function narrowRef(source: EventSource, tests: readonly string[]): EventSource {
  const { choice } = source;
  if (!choice || tests.length === 0) return source;
  const narrowed = { ...choice, test: [choice.test, ...tests].join(' && ') };
  const { fields, facts } = mapTexts({ fields: source.fields, facts: source.facts }, (text) =>
    text.replaceAll(firstRef(choice), () => firstRef(narrowed)),
  );
  return { ...source, fields, facts, choice: narrowed };
}

import type { PendingPlace } from '../diagnostics/place';

/** Where a value was found, in words for messages and as a place. */
export interface Field {
  /** `repositories[0]`. */
  readonly name: string;
  /** What has the field: `GitHubAppToken`, `a step`. */
  readonly of: string;
  /** Where that is. */
  readonly at: PendingPlace;
}

/** What a field takes. The compiler sees to it; shapes do in JavaScript, and where a value is `any`. */
export interface AnyShape {
  /** In words, after "not": `a list of texts`. */
  readonly takes: string;
  /** How the value is written: `['…']`. */
  readonly written: string;
  /** Throws unless the value is one. `undefined` never gets here. */
  readonly check: (value: unknown, field: Field) => void;
  /** Whether the field may not be left out. */
  readonly isNeeded?: true;
}

/** A shape of just one type. */
export interface Shape<in out T> extends AnyShape {
  /** Never there: it ties the shape to its type. */
  readonly type?: (value: T) => T;
}

/** The shape of a field that may not be left out. */
export interface Needed<in out T> extends Shape<T> {
  readonly isNeeded: true;
}

/** The keys that an object may have, each with what it takes; `true` where something else looks at the value. */
export type Known = Readonly<Record<string, true | AnyShape>>;

/**
 * The keys of an interface, all of them, with shapes of just their types: what is added to it or changed in it has to be
 * added or changed in its table.
 */
export type KeysOf<Props> = {
  readonly [Key in keyof Props & string]-?:
    | true
    | (Record<string, never> extends Pick<Props, Key>
        ? Shape<Exclude<Props[Key], undefined>>
        : Needed<Exclude<Props[Key], undefined>>);
};

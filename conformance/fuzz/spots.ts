import type { Json } from './generate';

/** A place in a document: the object or list that holds it, and its key. */
export interface Spot {
  readonly holder: Json | unknown[];
  readonly key: string | number;
}

/** Every place below the document. */
export function* spotsOf(value: unknown): Generator<Spot> {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Json | unknown[];
  const keys = Array.isArray(holder) ? holder.keys() : Object.keys(holder);
  for (const key of keys) {
    yield { holder, key };
    yield* spotsOf(read({ holder, key }));
  }
}

/** What stands at a place. */
export function read({ holder, key }: Spot): unknown {
  return (holder as Json)[key];
}

import type * as fc from 'fast-check';

/** Choices, the same for the same seed, or out of a source of random numbers of fast-check. */
export class Random {
  /** In [0, 1). */
  readonly next: () => number;

  constructor(source: number | fc.Random) {
    this.next = typeof source === 'number' ? seeded(source) : () => source.nextInt(0, 2 ** 31 - 1) / 2 ** 31;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** So many values, between the limits. */
  times<T>(min: number, max: number, make: (i: number) => T): T[] {
    return Array.from({ length: min + this.below(max - min + 1) }, (_, i) => make(i));
  }
}

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

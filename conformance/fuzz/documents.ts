import * as fc from 'fast-check';
import { generate, type Json } from './generate';
import { mutate } from './mutate';
import { Random } from './random';
import { smaller } from './shrink';

/** Documents of every kind that use every field; half of them damaged in one to four places. */
export function documents(flags: Readonly<Record<string, string>>): fc.Arbitrary<Json> {
  return new DocumentArbitrary(flags);
}

/**
 * Made in one go, since most of a document depends on what was chosen before: names to refer to, types, versions. What is
 * smaller is found by leaving things out, whatever the document was made of.
 */
class DocumentArbitrary extends fc.Arbitrary<Json> {
  constructor(private readonly flags: Readonly<Record<string, string>>) {
    super();
  }

  generate(source: fc.Random): fc.Value<Json> {
    const random = new Random(source);
    const document = generate(random, this.flags);
    const mutations = random.chance(0.5) ? 0 : random.chance(0.6) ? 1 : 1 + random.below(4);
    for (let i = 0; i < mutations; i++) mutate(random, document);
    return new fc.Value(sorted(document), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Json {
    return typeof value === 'object' && value !== null;
  }

  shrink(value: Json): fc.Stream<fc.Value<Json>> {
    return fc.stream(
      smaller(value)
        .map((copy) => new fc.Value(copy, undefined))
        .values(),
    );
  }
}

/** An API server hands objects over with their keys sorted, which matters when a field is there twice in other letters. */
function sorted<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted) as T;
  const fields = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, item]) => [key, sorted(item)])) as T;
}

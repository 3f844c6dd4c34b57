import { type GoType, goStruct } from '../../../src/validation/decoding/go-types';
import { type Draft, type Json, WORDS } from './draft';
import { reachableFrom } from './reach';

/** From this depth on structs have few fields. */
export const DEEP = 5;
/** Below this depth nothing is steered to the focus any more. */
const DEEPEST = 14;

/** Any value of a type, for fields that nobody checks. */
export function anyValue(g: Draft, type: GoType, depth: number): unknown {
  switch (type.shape) {
    case 'scalar':
      return anyScalar(g, type.scalar);
    case 'list':
      return g.r.times(...lengths(g, type, depth), () => anyValue(g, type.of ?? type, depth + 1));
    case 'map':
      return Object.fromEntries(
        g.r.times(...lengths(g, type, depth), (i) => [`key${i}`, type.of ? anyValue(g, type.of, depth + 1) : '']),
      );
    case 'struct':
      return anyStruct(g, type.struct, depth);
  }
}

/** How many elements a list or map may have. */
function lengths(g: Draft, type: GoType, depth: number): [min: number, max: number] {
  if (leadsToFocus(g, type)) return depth <= DEEPEST ? [1, 1] : [0, 0];
  return [0, depth < DEEPEST ? 2 : 0];
}

/** A struct with some of its fields; on the way to the focus at least one that leads there. */
export function anyStruct(g: Draft, name: string, depth = 0, skip: readonly string[] = []): Json {
  const fields = [...goStruct(name).fields].filter(([field]) => !skip.includes(field));
  const isFocus = name === g.focus && depth <= DEEPEST;
  const leading = isFocus || depth > DEEPEST ? [] : fields.filter(([, type]) => leadsToFocus(g, type));
  const way = leading.length > 0 ? g.r.pick(leading)[0] : undefined;
  const chance = isFocus ? 0.85 : depth >= DEEP ? 0.05 : Math.min(0.5, 2.5 / fields.length + 0.05);
  const out: Json = {};
  for (const [field, type] of fields) {
    const required = type.scalar === 'param' && !type.pointer;
    if (required || field === way || g.r.chance(chance)) out[field] = anyValue(g, type, depth + 1);
  }
  return out;
}

/** Whether the struct that the document is steered to lies below a type. */
export function leadsToFocus(g: Draft, type: GoType): boolean {
  return g.focus !== undefined && reachableFrom(type).has(g.focus);
}

export function anyScalar(g: Draft, name: string): unknown {
  const r = g.r;
  switch (name) {
    case 'bool':
      return r.chance(0.5);
    case 'int':
    case 'int32':
    case 'int64':
    case 'uint8':
    case 'resultType':
      return r.pick([0, 1, 2, 80]);
    case 'float64':
      return r.pick([0, 0.5]);
    case 'duration':
      return r.pick(['1h', '30m', '1h0m0s', '0', '1.5h', '100ms', '1µs']);
    case 'quantity':
      return r.pick(['1', '500m', '1Gi', '0.5', 2, '1e3', '12E', '100k']);
    case 'intOrString':
      return r.pick<unknown>([80, 'http']);
    case 'time':
    case 'microtime':
      return '2026-01-31T12:00:00Z';
    case 'url':
      return r.pick(['http://example.com', 'https://example.com:8080/path?x=y', 'example']);
    case 'bytes':
      return r.pick(['', 'YWJj']);
    case 'param':
      return r.pick<unknown>(['text', 1, true, ['a', 'b'], { a: 'b' }, 1.5, [1, 2], { a: { b: 'c' } }]);
    case 'raw':
    case 'any':
      return r.pick<unknown>([{ a: [1, null, { b: 'c' }] }, {}]);
    default:
      return r.pick(WORDS);
  }
}

import type { Draft, Json } from './draft';

export function declaredResults(g: Draft): Json[] {
  const r = g.r;
  return g.unique(['out', 'a.b', 'C-d', 'x_y'], 0, 2, (name) => {
    const type = r.pick([undefined, 'string', 'array', 'object']);
    return {
      name,
      ...(type && { type }),
      ...(type === 'object' && { properties: { url: { type: 'string' } } }),
      ...(r.chance(0.2) && { description: 'd' }),
    };
  });
}

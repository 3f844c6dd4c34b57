import { type Draft, type Json, NAMES } from './draft';
import { anyScalar } from './values';

/** A reference to a task or pipeline, by name or through a resolver. */
export function ref(g: Draft): Json {
  const r = g.r;
  if (r.chance(0.6)) return { name: r.pick(['build', 'Build.x', 'example.com/build']) };
  return {
    resolver: r.pick(['git', 'hub']),
    ...(r.chance(0.6) && { params: g.unique(NAMES, 0, 2, (name) => ({ name, value: anyScalar(g, 'param') })) }),
  };
}

import type { Draft, Json } from './draft';

export function policy(g: Draft): Json {
  const r = g.r;
  return {
    resources: r.times(1, 2, () => ({
      pattern: r.pick(['.*', 'https://x/(a|b)', '^a{2,3}$', '(?i)x', '[[:alpha:]]+', '(?P<n>x)']),
    })),
    authorities: r.times(1, 2, () => ({
      name: 'a',
      ...(r.chance(0.9) && {
        key: {
          ...r.pick<Json>([{ data: 'x' }, { kms: 'k' }, { secretRef: { name: 's' } }]),
          ...(r.chance(0.4) && { hashAlgorithm: r.pick(['sha256', 'SHA512', 'sha224', '']) }),
        },
      }),
    })),
    ...(r.chance(0.4) && { mode: r.pick(['warn', 'enforce', '']) }),
  };
}

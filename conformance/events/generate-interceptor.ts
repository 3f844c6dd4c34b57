import { generateCel } from '../cel/generate';
import type { Random } from '../fuzz/random';
import { EXPRESSIONS, FILTERS } from './expressions';

type Json = Readonly<Record<string, unknown>>;

/** An interceptor that comes with Triggers, told right or wrong things. */
export function interceptorOf(random: Random): Json {
  const ref = (name: string): Json => ({ name });
  const secretRef = (): Json =>
    random.pick([
      { secretName: 'hook', secretKey: 'token' },
      { secretName: 'hook', secretKey: 'token' },
      { secretName: 'none', secretKey: 'x' },
      { secretName: 'hook' },
    ]);
  const types = (all: readonly string[]): Json[] =>
    random.chance(0.6)
      ? [
          {
            name: 'eventTypes',
            value: random.chance(0.05) ? random.pick(['push', [], null]) : random.times(1, 2, () => random.pick(all)),
          },
        ]
      : [];
  const secret = (): Json[] => (random.chance(0.6) ? [{ name: 'secretRef', value: secretRef() }] : []);
  return random.pick([
    () => ({
      ref: ref('github'),
      params: [
        ...secret(),
        ...types(['push', 'pull_request', 'ping']),
        ...(random.chance(0.2) ? [{ name: 'addChangedFiles', value: { enabled: true } }] : []),
      ],
    }),
    () => ({ ref: ref('gitlab'), params: [...secret(), ...types(['Push Hook'])] }),
    () => ({ ref: ref('bitbucket'), params: [...secret(), ...types(['repo:push'])] }),
    () => ({ ref: ref('cel'), params: celParams(random) }),
    () => ({ ref: ref('cel'), params: celParams(random) }),
    () => ({ ref: ref('cel'), params: celParams(random) }),
    () => ({ ref: ref('cel'), params: celParams(random) }),
    () =>
      random.chance(0.3)
        ? { ref: ref('nope') }
        : { ref: ref('slack'), params: [{ name: 'requestedFields', value: ['a'] }] },
  ])();
}

function celParams(random: Random): Json[] {
  const expression = (): string =>
    random.chance(0.25)
      ? generateCel(random, { hasTriggers: true, wrongTypes: 0.02, wrongNames: 0.01 })
      : random.pick(EXPRESSIONS);
  const filter = random.chance(0.15)
    ? generateCel(random, { hasTriggers: true, wrongTypes: 0.01, wrongNames: 0 })
    : random.pick(FILTERS);
  return [
    ...(random.chance(0.5) ? [{ name: 'filter', value: filter }] : []),
    ...(random.chance(0.6)
      ? [
          {
            name: 'overlays',
            value: random.times(1, 2, () => ({
              key: random.pick(['sha', 'files', 'a.b', 'a', 'x.0', 'y\\.z', 'a.b.c', '']),
              expression: expression(),
            })),
          },
        ]
      : []),
  ];
}

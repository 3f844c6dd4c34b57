import type { Random } from '../fuzz/random';
import { PATHS } from './expressions';
import { interceptorOf } from './generate-interceptor';
import { bodyOf, headersOf, SECRET } from './generate-request';

type Json = Record<string, unknown>;

/** An event and the documents of a cluster that gets it. */
export interface EventCase {
  readonly documents: readonly Json[];
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const API = 'triggers.tekton.dev/v1beta1';
/** A listener of whatever sort, right or wrong, and an event for it. */
export function generateEvent(random: Random): EventCase {
  const body = bodyOf(random);
  const text = random.chance(0.03) ? random.pick(['', '{', '[]', 'null', '"x"', 'a=1&b=2']) : JSON.stringify(body);
  return { documents: [...documentsOf(random)], body: text, headers: headersOf(random, text) };
}

function* documentsOf(random: Random): Generator<Json> {
  yield { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'hook' }, stringData: { token: SECRET } };
  yield {
    apiVersion: API,
    kind: 'TriggerBinding',
    metadata: { name: 'one' },
    spec: { params: random.times(0, 2, () => paramOf(random)).filter(unique) },
  };
  yield {
    apiVersion: API,
    kind: 'ClusterTriggerBinding',
    metadata: { name: 'all' },
    spec: { params: [{ name: 'z', value: '$(body.ref)' }] },
  };
  yield {
    apiVersion: API,
    kind: 'TriggerTemplate',
    metadata: {
      name: 'tt',
      ...(random.chance(0.3) && { annotations: { 'triggers.tekton.dev/old-escape-quotes': 'true' } }),
    },
    spec: templateOf(random),
  };
  const labelled = random.times(0, 2, (i) => ({
    apiVersion: API,
    kind: 'Trigger',
    metadata: { name: `doc${i}`, labels: { team: random.pick(['a', 'b']) } },
    spec: triggerOf(random),
  }));
  yield* labelled;
  const spec: Json = { triggers: random.times(1, 3, (i) => ({ name: `t${i}`, ...triggerOf(random) })) };
  if (random.chance(0.2)) (spec['triggers'] as Json[]).push({ triggerRef: random.pick(['doc0', 'none']) });
  if (random.chance(0.2))
    spec['triggerGroups'] = [
      {
        name: 'g',
        interceptors: [interceptorOf(random)],
        triggerSelector: { labelSelector: { matchLabels: { team: 'a' } } },
      },
    ];
  else if (random.chance(0.1))
    spec['labelSelector'] = {
      matchExpressions: [{ key: 'team', operator: random.pick(['In', 'NotIn']), values: ['b'] }],
    };
  yield {
    apiVersion: API,
    kind: 'EventListener',
    metadata: { name: 'el', ...(random.chance(0.1) && { annotations: { 'tekton.dev/payload-validation': 'false' } }) },
    spec: { serviceAccountName: 'sa', ...spec },
  };
}

function unique({ name }: Json, index: number, all: readonly Json[]): boolean {
  return all.findIndex((other) => other['name'] === name) === index;
}

function triggerOf(random: Random): Json {
  const bindings: Json[] = random.times(0, 3, () => paramOf(random)).filter(unique);
  if (random.chance(0.2)) bindings.push({ ref: random.pick(['one', 'one', 'none']), kind: 'TriggerBinding' });
  if (random.chance(0.2)) bindings.push({ ref: 'all', kind: 'ClusterTriggerBinding' });
  return {
    interceptors: random.times(0, 2, () => interceptorOf(random)),
    bindings,
    template: random.chance(0.3) ? { ref: random.pick(['tt', 'tt', 'tt', 'none']) } : { spec: templateOf(random) },
  };
}

function paramOf(random: Random): Json {
  const expression = (): string => `$(${random.pick(PATHS)})`;
  const value = random.pick([
    expression,
    expression,
    expression,
    () => 'plain',
    () => `x-${expression()}-${expression()}`,
    () => '$(body.ref',
    () => '$()',
    () => '$(body.a.b)$(',
  ]);
  return { name: random.pick(['a', 'b', 'c', 'd']), value: value() };
}

function templateOf(random: Random): Json {
  const variable = (): string => `$(tt.params.${random.pick(['a', 'b', 'c', 'd', 'z'])})`;
  const declared = random.times(1, 4, (i) => ({
    name: ['a', 'b', 'c', 'd'][i],
    ...(random.chance(0.5) && { default: random.pick(['dflt', '', 'has "quotes"']) }),
  }));
  const names = declared.map(({ name }) => `$(tt.params.${String(name)})`);
  const used = (): string => (names.length > 0 ? random.pick(names) : 'none');
  return {
    params: random.chance(0.95) ? [...declared, { name: 'z', default: 'zz' }] : [],
    resourcetemplates: random.times(1, 2, () => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        generateName: 'x-',
        ...(random.chance(0.2) && { labels: { value: used() } }),
        ...(random.chance(0.1) && { namespace: 'other' }),
      },
      data: { one: used(), two: `$(uid)-${used()}`, three: random.chance(0.5) ? variable() : 'x' },
    })),
  };
}

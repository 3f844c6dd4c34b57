import type { Draft, Json } from './draft';
import { type Scope, anyText, declaredParams, givenParams, paramSpec } from './params';
import { ref } from './references';
import { declaredResults } from './results';
import { anyScalar, anyStruct } from './values';
import { whens } from './when';

export function step(
  g: Draft,
  scope: Scope,
  name: string | undefined,
  workspaces: readonly string[],
  hasTemplateImage: boolean,
): Json {
  const r = g.r;
  if (r.chance(0.12)) {
    return {
      ...(name && { name }),
      ref: ref(g),
      ...(r.chance(0.3) && { params: givenParams(g, scope) }),
      ...(r.chance(0.3) && { onError: 'continue' }),
    };
  }
  const special = [
    'name',
    'image',
    'command',
    'args',
    'script',
    'env',
    'volumeMounts',
    'timeout',
    'workspaces',
    'onError',
    'stdoutConfig',
    'stderrConfig',
    'ref',
    'params',
    'results',
    'when',
    'workingDir',
  ];
  const out = anyStruct(g, `${g.prefix}Step`, 2, special);
  if (name) out['name'] = name;
  if (!hasTemplateImage || r.chance(0.5)) out['image'] = 'alpine';
  if (r.chance(0.5)) {
    out['script'] = r.pick(['#!/bin/sh\n', '']) + anyText(g, scope);
    if (scope.results?.length && r.chance(0.5)) out['script'] = `echo > $(results.${r.pick(scope.results)}.path)`;
  } else if (r.chance(0.6)) out['command'] = r.times(0, 2, () => anyText(g, scope, true));
  if (r.chance(0.4)) out['args'] = r.times(0, 2, () => anyText(g, scope, true));
  if (r.chance(0.3)) out['env'] = env(g, scope);
  if (r.chance(0.2)) out['workingDir'] = anyText(g, scope);
  if (r.chance(0.2))
    out['volumeMounts'] = r.times(0, 2, (i) => ({
      name: `v${i}`,
      mountPath: r.pick([`/m/${i}`, '/tekton/home']),
      ...(r.chance(0.3) && { subPath: anyText(g, scope) }),
    }));
  if (r.chance(0.2)) out['timeout'] = anyScalar(g, 'duration');
  if (r.chance(0.2)) out['onError'] = r.pick(['continue', 'stopAndFail']);
  if (r.chance(0.2) && workspaces.length > 0)
    out['workspaces'] = [{ name: r.pick(workspaces), ...(r.chance(0.3) && { mountPath: '/z' }) }];
  if (r.chance(0.15)) out['results'] = declaredResults(g);
  if (r.chance(0.15)) out['when'] = whens(g, scope, false);
  if (g.flags['enable-api-fields'] === 'alpha' && r.chance(0.2))
    out[r.pick(['stdoutConfig', 'stderrConfig'])] = { path: '/out' };
  return out;
}

export function env(g: Draft, scope: Scope): Json[] {
  return g.unique(['A', 'B', 'C'], 0, 3, (name) =>
    g.r.chance(0.7)
      ? { name, value: anyText(g, scope) }
      : { name, valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
  );
}

export function stepAction(g: Draft, struct: string): Json {
  const r = g.r;
  const params = declaredParams(g);
  const results = declaredResults(g);
  const scope: Scope = { params, flags: g.flags };
  const out = anyStruct(g, struct, 1, [
    'image',
    'command',
    'args',
    'script',
    'env',
    'params',
    'results',
    'volumeMounts',
  ]);
  out['image'] = 'alpine';
  const names = results.map(({ name }) => String(name)).filter((name) => !name.includes('.'));
  if (r.chance(0.5))
    out['script'] = names.length > 0 && r.chance(0.5) ? `echo > $(step.results.${r.pick(names)}.path)` : 'echo';
  else out['command'] = r.times(0, 2, () => anyText(g, scope, true));
  if (r.chance(0.5)) out['args'] = r.times(0, 2, () => anyText(g, scope, true));
  if (r.chance(0.5)) out['env'] = env(g, scope);
  if (params.length > 0) out['params'] = params.map((param) => paramSpec(g, param));
  if (results.length > 0) out['results'] = results;
  const text = params.find(({ type, name }) => type === 'string' && !name.includes('.'));
  if (text && r.chance(0.4)) out['volumeMounts'] = [{ name: `$(params.${text.name})`, mountPath: '/x' }];
  return out;
}

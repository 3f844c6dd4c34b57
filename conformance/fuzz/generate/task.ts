import { type Draft, type Json, NAMES, WORDS } from './draft';
import { type Param, type Scope, declaredParams, paramSpec } from './params';
import { declaredResults } from './results';
import { env, step } from './step';
import { anyStruct } from './values';

/** What a task is made of, of its own or inside a run or pipeline. */
export function taskSpec(g: Draft, inherited: readonly Param[], isInline = false): Json {
  const r = g.r;
  const params = declaredParams(g, isInline ? inherited : []);
  const results = declaredResults(g);
  const names = results.map(({ name }) => String(name)).filter((name) => !name.includes('.'));
  const workspaces = g.unique(['w', 'src', 'Cache'], 0, 2, (name) => name);
  const scope: Scope = { params: [...params, ...inherited], results: names, flags: g.flags };
  const template = r.chance(0.15);
  const out: Json = { steps: [] };
  if (template) {
    out['stepTemplate'] = {
      ...anyStruct(g, `${g.prefix}StepTemplate`, 3, ['name', 'image', 'command', 'args', 'env', 'volumeMounts']),
      image: 'alpine',
      ...(r.chance(0.5) && { env: env(g, scope) }),
    };
  }
  out['steps'] = g.unique([...NAMES, ''], 1, 3, (name) => step(g, scope, name, workspaces, template));
  if (params.length > 0) out['params'] = params.map((param) => paramSpec(g, param));
  if (results.length > 0) {
    out['results'] = results.map((result) => ({
      ...result,
      ...(r.chance(0.2) && { value: '$(steps.alpha.results.out)' }),
    }));
  }
  if (workspaces.length > 0) {
    out['workspaces'] = workspaces.map((name) => ({
      ...anyStruct(g, `${g.prefix}WorkspaceDeclaration`, 3, ['name', 'mountPath']),
      name,
      ...(r.chance(0.2) && { mountPath: `/ws/${name}` }),
    }));
  }
  if (r.chance(0.2))
    out['volumes'] = g.unique(['v0', 'v1'], 0, 2, (name) => ({
      ...anyStruct(g, 'api/core/v1.Volume', 2, ['name']),
      name,
    }));
  if (r.chance(0.2)) {
    out['sidecars'] = r.times(0, 2, () => ({
      ...anyStruct(g, `${g.prefix}Sidecar`, 2, ['name', 'image', 'script', 'command', 'workspaces']),
      image: 'redis',
      ...(r.chance(0.5) && { name: r.pick(NAMES) }),
      ...(r.chance(0.3) ? { script: g.r.pick(WORDS) } : { command: ['x'] }),
      ...(r.chance(0.2) && workspaces.length > 0 && { workspaces: [{ name: r.pick(workspaces) }] }),
    }));
  }
  for (const field of ['displayName', 'description']) if (r.chance(0.15)) out[field] = 'words';
  return out;
}

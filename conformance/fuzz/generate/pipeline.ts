import { type Draft, type Json, NAMES } from './draft';
import { declaredParams, givenParams, paramSpec, type Param, type Scope } from './params';
import { ref } from './references';
import { taskSpec } from './task';
import { anyScalar, anyStruct } from './values';
import { whens } from './when';

export function pipelineSpec(
  g: Draft,
  scope: Scope,
  isDocument: boolean,
  outer: readonly Param[] = [],
  depth = 0,
): Json {
  const r = g.r;
  const params = declaredParams(g);
  const workspaces = g.unique(['w', 'src', 'Cache'], 0, 2, (name) => name);
  const inside: Scope = {
    params: [...params, ...outer.filter(({ name }) => !params.some((one) => one.name === name))],
    flags: scope.flags,
  };
  const names = g.unique(NAMES, 1, 4, (name) => name);
  const last = names.length > 2 && r.chance(0.3) ? names.splice(-1) : [];
  const out: Json = {
    tasks: names.map((name, i) =>
      pipelineTask(
        g,
        { ...inside, tasks: names.slice(0, i), workspaces: isDocument ? workspaces : ['w'] },
        name,
        depth,
        false,
      ),
    ),
  };
  if (last.length > 0)
    out['finally'] = last.map((name) =>
      pipelineTask(g, { ...inside, tasks: names, workspaces: isDocument ? workspaces : ['w'] }, name, depth, true),
    );
  // Inside a pipeline of a pipeline nothing fills in the types.
  if (params.length > 0)
    out['params'] = params.map((param) => ({
      ...paramSpec(g, param),
      ...(depth > 0 && {
        type: param.type,
        ...(param.type === 'object' && { properties: { url: { type: 'string' }, rev: { type: 'string' } } }),
      }),
    }));
  if (workspaces.length > 0)
    out['workspaces'] = workspaces.map((name) => ({
      ...anyStruct(g, `${g.prefix}PipelineWorkspaceDeclaration`, 3, ['name']),
      name,
    }));
  if (r.chance(0.3))
    out['results'] = r.times(0, 2, () => ({
      ...anyStruct(g, `${g.prefix}PipelineResult`, 3, ['name', 'value', 'type']),
      ...(r.chance(0.3) && { type: r.pick(['string', 'array', 'object']) }),
      name: r.pick(NAMES),
      value: r.pick<unknown>([
        `$(tasks.${r.pick(names)}.results.out)`,
        `$(tasks.${r.pick(names)}.results.out)-$(tasks.${r.pick(names)}.results.out[0])`,
        [`$(tasks.${r.pick(names)}.results.out)`],
        { a: `$(tasks.${r.pick(names)}.results.o.k)` },
      ]),
    }));
  for (const field of ['displayName', 'description']) if (r.chance(0.15)) out[field] = 'words';
  return out;
}

function pipelineTask(g: Draft, scope: Scope, name: string, depth: number, isFinally: boolean): Json {
  const r = g.r;
  const out: Json = { name };
  const alpha = g.flags['enable-api-fields'] === 'alpha';
  const kind = r.next();
  if (alpha && kind > 0.9) out['pipelineRef'] = ref(g);
  else if (alpha && kind > 0.85 && depth < 2)
    out['pipelineSpec'] = pipelineSpec(g, { params: [], flags: scope.flags }, false, [], depth + 1);
  else if (kind > 0.4)
    out['taskRef'] = r.chance(0.85)
      ? { ...ref(g), ...(r.chance(0.2) && { kind: 'Task' }) }
      : { apiVersion: 'example.dev/v1', kind: 'Wait', ...(r.chance(0.5) && { name: 'wait' }) };
  else if (kind > 0.35)
    out['taskSpec'] = {
      apiVersion: 'example.dev/v1',
      kind: 'Wait',
      spec: { any: ['thing'] },
      ...(r.chance(0.3) && { metadata: { labels: { a: 'b' } } }),
    };
  else {
    out['taskSpec'] = {
      ...taskSpec(g, scope.params, true),
      ...(r.chance(0.2) && { metadata: { labels: { a: 'b' }, annotations: {} } }),
    };
    // Params of one name would be two declarations of a run.
  }
  const usable =
    out['pipelineSpec'] !== undefined || out['pipelineRef'] !== undefined ? { ...scope, tasks: [] } : scope;
  const safe = { ...usable, tasks: [] as readonly string[] };
  if (r.chance(0.5)) out['params'] = givenParams(g, alpha ? safe : usable);
  if (r.chance(0.2)) {
    const taken = new Set(((out['params'] ?? []) as Json[]).map((param) => param['name']));
    const free = ['m1', 'm2'].filter((one) => !taken.has(one));
    out['matrix'] = {
      ...(r.chance(0.8) && {
        params: free
          .map((one) => ({
            name: one,
            value: r.pick<unknown>([['a', 'b'], ['a'], '$(params.list[*])'.replace('list', 'none'), []]),
          }))
          .map((one) => (typeof one.value === 'string' ? { ...one, value: ['z'] } : one)),
      }),
      ...(r.chance(0.5) && {
        include: r.times(0, 2, (i) => ({
          name: `i${i}`,
          params: [{ name: r.pick(['m1', 'm3']), value: r.pick(['a', 'c']) }],
        })),
      }),
    };
  }
  if (r.chance(0.25)) out['when'] = whens(g, alpha ? safe : usable);
  if (!isFinally && r.chance(0.3) && (scope.tasks ?? []).length > 0) out['runAfter'] = [r.pick(scope.tasks ?? [''])];
  if (r.chance(0.3) && (scope.workspaces ?? []).length > 0)
    out['workspaces'] = g.unique(['one', 'two'], 0, 2, (one) => ({
      name: one,
      workspace: r.pick(scope.workspaces ?? ['']),
      ...(r.chance(0.3) && { subPath: 'x' }),
    }));
  if (r.chance(0.15)) out['retries'] = r.pick([0, 1, 3]);
  if (r.chance(0.15)) out['timeout'] = anyScalar(g, 'duration');
  if (r.chance(0.15)) out['onError'] = r.pick(['stopAndFail', ...(out['retries'] ? [] : ['continue'])]);
  for (const field of ['displayName', 'description']) if (r.chance(0.1)) out[field] = 'words';
  return out;
}

import { type Draft, type Json, WORDS } from './draft';

/** A param that texts may refer to. */
export interface Param {
  readonly name: string;
  readonly type: 'string' | 'array' | 'object';
  readonly keys: readonly string[];
}

/** What texts may refer to where they stand. */
export interface Scope {
  readonly params: readonly Param[];
  readonly results?: readonly string[];
  readonly tasks?: readonly string[];
  readonly workspaces?: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
}

const PARAM_NAMES = ['foo', 'bar', 'image', 'git', 'x_y', 'with-dash', 'a.b'];

export function declaredParams(g: Draft, scope: readonly Param[] = []): Param[] {
  const r = g.r;
  const taken = new Set(scope.map(({ name }) => name));
  return g
    .unique(PARAM_NAMES, 0, 4, (name) => name)
    .filter((name) => !taken.has(name))
    .map((name) => {
      const type = r.pick(['string', 'string', 'array', 'object'] as const);
      const dotted = name.includes('.');
      return {
        name,
        type: dotted && type === 'object' ? 'string' : type,
        keys: ['url', 'rev'].slice(0, 1 + r.below(2)),
      };
    });
}

export function paramSpec(g: Draft, { name, type, keys }: Param, enums = true): Json {
  const r = g.r;
  const spec: Json = { name };
  if (type === 'object') {
    spec['properties'] = Object.fromEntries(keys.map((key) => [key, r.chance(0.5) ? {} : { type: 'string' }]));
    if (r.chance(0.5)) spec['type'] = 'object';
    if (r.chance(0.3)) spec['default'] = Object.fromEntries(keys.map((key) => [key, 'v']));
  } else if (type === 'array') {
    spec['type'] = 'array';
    if (r.chance(0.3)) spec['default'] = r.pick([[], ['a'], ['a', 'b']]);
  } else {
    if (r.chance(0.3)) spec['type'] = 'string';
    if (r.chance(0.3)) spec['default'] = r.pick<unknown>(['v', '', 1, true]);
    if (enums && g.flags['enable-param-enum'] === 'true' && r.chance(0.3)) {
      spec['enum'] = ['v', 'w', '1', 'true'];
    }
  }
  if (r.chance(0.2)) spec['description'] = 'why';
  return spec;
}

/** A text that may stand in a step. */
export function anyText(g: Draft, { params }: Scope, element = false): string {
  const r = g.r;
  if (r.chance(0.6)) return r.pick(WORDS);
  const param = params.length > 0 ? r.pick(params) : undefined;
  if (!param)
    return r.pick(['$(context.taskRun.name)', '$(context.task.retry-count)', '$(workspaces.w.path)', '$(other.x)']);
  return reference(g, param, element);
}

function reference(g: Draft, { name, type, keys }: Param, element: boolean): string {
  const r = g.r;
  const dotted = name.includes('.');
  const path = dotted ? `params["${name}"]` : r.pick([`params.${name}`, `params["${name}"]`, `params['${name}']`]);
  if (type === 'array')
    return element
      ? `$(params${dotted ? `["${name}"]` : `.${name}`}[*])`
      : `x-$(params${dotted ? `["${name}"]` : `.${name}`}[0])`;
  if (type === 'object') return `$(params.${name}.${r.pick(keys)})`;
  return r.pick([`$(${path})`, `pre $(${path}) post`]);
}

export function givenParams(g: Draft, scope: Scope): Json[] {
  return g.unique(PARAM_NAMES, 0, 3, (name) => ({ name, value: paramValue(g, scope) }));
}

function paramValue(g: Draft, scope: Scope): unknown {
  const r = g.r;
  const tasks = scope.tasks ?? [];
  if (tasks.length > 0 && r.chance(0.3)) {
    const task = r.pick(tasks);
    return r.pick([
      `$(tasks.${task}.results.out)`,
      `$(tasks.${task}.results.arr[*])`,
      `$(tasks.${task}.results.obj.key)`,
      `a $(tasks.${task}.results.out[0])`,
    ]);
  }
  if (scope.params.length > 0 && r.chance(0.4)) {
    const param = r.pick(scope.params);
    if (param.type !== 'string' && r.chance(0.4) && !param.name.includes('.')) return `$(params.${param.name}[*])`;
    return r.chance(0.7) ? reference(g, param, false) : [reference(g, param, true), 'x'];
  }
  return r.pick<unknown>(['text', ['a', 'b'], { k: 'v' }, 1, true, '$(context.pipelineRun.name)', '', []]);
}

export function valueOf({ type, keys }: Param): unknown {
  if (type === 'array') return ['a', 'b'];
  return type === 'object' ? Object.fromEntries(keys.map((key) => [key, 'v'])) : 'v';
}

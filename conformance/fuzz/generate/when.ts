import type { Draft, Json } from './draft';
import type { Scope } from './params';

/** Conditions of a step or of a task of a pipeline. */
export function whens(g: Draft, scope: Scope, pipeline = true): Json[] {
  const r = g.r;
  return r.times(0, 2, () => {
    if (g.flags['enable-cel-in-whenexpression'] === 'true' && r.chance(0.4))
      return {
        cel: r.pick([
          "'a' == 'b'",
          "'$(params.foo)' == 'x'",
          '1 + 1 == 2',
          'true',
          "['a'].size() == 1",
          "'x'.startsWith('y') && !false",
          'has({"a": 1}.a)',
        ]),
      };
    const tasks = pipeline ? (scope.tasks ?? []) : [];
    const input = tasks.length > 0 && r.chance(0.3) ? `$(tasks.${r.pick(tasks)}.results.out)` : 'x';
    const strings = pipeline ? scope.params.filter(({ type, name }) => type !== 'object' && !name.includes('.')) : [];
    const param = strings.length > 0 ? r.pick(strings) : undefined;
    return {
      ...(r.chance(0.9) && { input }),
      operator: r.pick(['in', 'notin']),
      values: [
        r.pick(['', 'a']),
        ...(param ? [param.type === 'array' ? `$(params.${param.name}[*])` : `$(params.${param.name})`] : []),
      ],
    };
  });
}

import { nearest } from '../../../util/nearest';
import { list } from '../../../util/list';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

/** Interceptors that Triggers is shipped with, and the params they take. */
const CORE: Readonly<Record<string, readonly string[]>> = {
  bitbucket: ['secretRef', 'eventTypes'],
  cel: ['filter', 'overlays'],
  github: ['secretRef', 'eventTypes', 'addChangedFiles', 'githubOwners'],
  gitlab: ['secretRef', 'eventTypes'],
  slack: ['requestedFields'],
};
const LISTS = new Set(['eventTypes', 'overlays', 'requestedFields']);
const trigger = (param: string): string =>
  triggers(
    'Trigger',
    `interceptors:\n  - ref: { name: cel }\n    params:\n      - { name: ${param}, value: body.ref == 'refs/heads/main' }\ntemplate: { ref: build }`,
  );

export const unknownInterceptor = defineRule({
  id: 'unknown-interceptor',
  severity: 'error',
  docs: {
    title: 'An interceptor or one of its params is not known',
    why: 'A param that the interceptor does not know is passed over, so that every event goes through; a value that it cannot read refuses every event.',
    bad: trigger('filters'),
    good: trigger('filter'),
  },
  messages: {
    name: (d: { interceptor: string }) => `there is no interceptor ${quote(d.interceptor)}`,
    param: (d: { interceptor: string; param: string }) =>
      `interceptor ${quote(d.interceptor)} has no param ${quote(d.param)}`,
    type: (d: { interceptor: string; param: string; expected: string }) =>
      `param ${quote(d.param)} of interceptor ${quote(d.interceptor)} takes ${d.expected}`,
  },
  visit: ({ report, set }) => ({
    Interceptor({ interceptor, path }) {
      const { ref, params = [] } = interceptor as typeof interceptor & {
        readonly ref?: { readonly kind?: string };
        readonly params?: readonly { readonly name?: string; readonly value?: unknown }[];
      };
      const { name = '', kind = 'ClusterInterceptor' } = ref ?? {};
      if (name === '' || kind !== 'ClusterInterceptor' || set().find('ClusterInterceptor', '', name)) return;
      const known = Object.hasOwn(CORE, name) ? CORE[name] : undefined;
      if (!known) {
        // Others may be installed; a name that looks like one of these was meant to be one.
        const names = [...Object.keys(CORE), ...set().names('ClusterInterceptor', '')];
        if (!set().isComplete && nearest(name, names).length === 0) return;
        const severity = set().isComplete ? 'error' : 'warning';
        const help = unknownNameHelp(name, 'interceptors', names);
        report('name', { interceptor: name }, { path: `${path}.ref.name`, help, severity });
        return;
      }
      params.forEach(({ name: param = '', value }, i) => {
        // Go reads names without regard to case.
        const real = known.find((one) => one.toLowerCase() === param.toLowerCase());
        if (real === undefined) {
          const help = unknownNameHelp(param, `params of ${quote(name)}`, known);
          report('param', { interceptor: name, param }, { path: `${path}.params[${i}].name`, help });
          return;
        }
        const expected = LISTS.has(real) ? 'a list' : real === 'filter' ? 'a text' : 'a map';
        const found = Array.isArray(value)
          ? 'a list'
          : typeof value === 'object'
            ? 'a map'
            : typeof value === 'string'
              ? 'a text'
              : 'a value';
        if (value !== null && value !== undefined && found !== expected)
          report(
            'type',
            { interceptor: name, param, expected },
            { path: `${path}.params[${i}].value`, help: `params: ${list(known)}` },
          );
      });
    },
  }),
});

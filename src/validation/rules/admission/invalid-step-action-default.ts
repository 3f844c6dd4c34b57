import { variablesAfter } from '../../../analysis/variables/admission-variables';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { stepAction } from '../example';

const OLD = (spec: string): string => stepAction(spec).replace('v1beta1', 'v1alpha1');

export const invalidStepActionDefault = defineRule({
  id: 'invalid-step-action-default',
  severity: 'error',
  docs: {
    title: 'The default of a param of a StepAction refers to a param that is not there, or to itself',
    why: 'Version v1alpha1 puts params into defaults, so the cluster refuses those that it could never fill in.',
    bad: OLD('image: alpine\nparams:\n  - name: tag\n    default: $(params.version)'),
    good: OLD('image: alpine\nparams:\n  - name: version\n  - name: tag\n    default: $(params.version)'),
  },
  messages: {
    unknown: (d: { param: string; other: string }) =>
      `default of param ${quote(d.param)} refers to the unknown param ${quote(d.other)}`,
    circular: (d: { param: string }) => `default of param ${quote(d.param)} needs itself`,
  },
  help: {
    unknown: 'declare that param, or write a text',
    circular: 'give one of the params in the circle a text as default',
  },
  visit: ({ report }) => ({
    StepAction({ spec: { params = [] }, path, apiVersion }) {
      if (!apiVersion.endsWith('/v1alpha1')) return;
      const names = new Set(params.map(({ name = '' }) => name));
      const resolved = new Set<string>();
      const waiting = new Map<string, readonly string[]>();
      const places = new Map<string, string>();
      params.forEach(({ name = '', default: value }, i) => {
        places.set(name, `${path}.params[${i}].default`);
        const uses = typeof value === 'string' ? variablesAfter(value, 'params').map(inner) : [];
        const unknown = uses.filter((other) => !names.has(other));
        for (const other of unknown) report('unknown', { param: name, other }, `${path}.params[${i}].default`);
        if (uses.length === 0) resolved.add(name);
        else if (unknown.length === 0) waiting.set(name, uses);
      });
      for (let before = -1; before !== waiting.size;) {
        before = waiting.size;
        for (const [name, uses] of waiting)
          if (uses.every((other) => resolved.has(other))) {
            resolved.add(name);
            waiting.delete(name);
          }
      }
      for (const name of waiting.keys()) report('circular', { param: name }, places.get(name) ?? path);
    },
  }),
});

/** The name as Tekton cuts it out. */
function inner(variable: string): string {
  return variable.replace(/^\$\(params\./, '').replace(/\)$/, '');
}

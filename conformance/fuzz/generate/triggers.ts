import { type Draft, type Json, NAMES } from './draft';
import { interceptor } from './interceptors';

export function trigger(g: Draft, ofListener: boolean): Json {
  const r = g.r;
  if (ofListener && r.chance(0.25)) return { triggerRef: 't', ...(r.chance(0.3) && { name: 'n' }) };
  return {
    ...(r.chance(0.6) && { bindings: r.times(0, 2, () => binding(g)) }),
    template: r.chance(0.7)
      ? {
          ref: 't',
          ...(r.chance(0.3) && { apiversion: r.pick(g.isOldTriggers ? ['v1alpha1'] : ['v1beta1', 'v1alpha1']) }),
        }
      : { spec: triggerTemplate(g) },
    ...(r.chance(0.5) && { interceptors: r.times(0, 2, () => interceptor(g)) }),
    ...(r.chance(0.5) && { name: r.pick(['push', 'Push_1', '']) }),
    ...(r.chance(0.2) && { serviceAccountName: 'sa' }),
  };
}

export function triggerTemplate(g: Draft): Json {
  const r = g.r;
  const params = g.unique(NAMES, 0, 3, (name) => name);
  return {
    ...(params.length > 0 && {
      params: params.map((name) => ({
        name,
        ...(r.chance(0.3) && { default: 'd' }),
        ...(r.chance(0.3) && { description: 'd' }),
      })),
    }),
    resourcetemplates: r.times(1, 2, () => ({
      apiVersion: 'tekton.dev/v1',
      kind: 'PipelineRun',
      metadata: { generateName: 'x-' },
      spec: { a: params.length > 0 ? `$(tt.params.${r.pick(params)}) $(uid)` : '$(params.old)' },
    })),
  };
}

function binding(g: Draft): Json {
  const r = g.r;
  return r.chance(0.5)
    ? {
        ref: 'b',
        ...(r.chance(0.5) && { kind: r.pick(['TriggerBinding', 'ClusterTriggerBinding']), apiversion: 'v1beta1' }),
      }
    : { name: 'p', value: r.pick(['', '$(body.x)']) };
}

import type { AnyEventListenerSpec, AnyInterceptor, AnyTemplate, AnyTrigger } from '../../analysis/wire';
import { type Show, each } from './walk-parts';

export function eventListener(spec: AnyEventListenerSpec, path: string, show: Show): void {
  show('EventListener', { spec, path });
  each(spec.triggers, `${path}.triggers`, (one, at) => {
    trigger(one, at, show, true);
  });
}

export function trigger(one: AnyTrigger, path: string, show: Show, ofListener: boolean): void {
  show('Trigger', { trigger: one, ofListener, path });
  each(one.bindings, `${path}.bindings`, (binding, at) => {
    if (binding) show('Binding', { binding, path: at });
  });
  // A Trigger must have a template; a trigger of a listener may refer to a Trigger instead.
  if (one.template ?? !ofListener) template(one.template ?? {}, `${path}.template`, show);
  each(one.interceptors, `${path}.interceptors`, (interceptor: AnyInterceptor | null, at) => {
    if (interceptor) show('Interceptor', { interceptor, path: at });
  });
}

function template(one: AnyTemplate, path: string, show: Show): void {
  show('Template', { template: one, path });
  if (one.spec && one.ref === undefined) show('TriggerTemplateSpec', { spec: one.spec, path: `${path}.spec` });
}

import { unknownInterceptor } from '../../../src/validation/rules/run-time/unknown-interceptor';
import { mark } from '../mark';
import { testRule } from '../test-rule';

const trigger = (ref: string, params: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: t }
spec:
  interceptors: [{ ref: { name: ${ref} }, params: [${params}] }]
  template: { ref: t }`;

testRule(unknownInterceptor, {
  valid: {
    'names in another case, as Go reads them': trigger('cel', '{ name: Filter, value: "true" }'),
    'an interceptor of somebody else': trigger('company', '{ name: x, value: y }'),
  },
  invalid: {
    'a misspelt interceptor': mark(trigger('githbu', '{ name: eventTypes, value: [push] }'), 'githbu', 'name'),
    'a misspelt param': mark(trigger('github', '{ name: eventType, value: [push] }'), 'eventType', 'param'),
    'a text for a list': mark(trigger('github', '{ name: eventTypes, value: push }'), 'push', 'type'),
  },
});

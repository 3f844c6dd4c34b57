import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const trigger = (interceptors: string): string => triggers('Trigger', `template: { ref: run }\n${interceptors}`);

export const webhookCrash = defineRule({
  id: 'webhook-crash',
  severity: 'error',
  docs: {
    title: "Tekton's webhook crashes on the document",
    why: 'A fault of Tekton: it does not get as far as a message, and the cluster refuses the document.',
    bad: trigger('interceptors: [null]'),
    good: trigger('interceptors: []'),
  },
  messages: {
    null: (d: { list: string }) => `an element of ${quote(d.list)} is null, on which Tekton's webhook crashes`,
    objectRef: () => "the webhook has no objectRef, on which Tekton's webhook for v1alpha1 crashes",
    object: (d: { param: string }) =>
      `an object is given for param ${quote(d.param)}, whose declaration has no such default, on which Tekton's webhook crashes`,
  },
  help: {
    null: 'drop the empty element of the list',
    objectRef: 'add objectRef with the Service to call, or write the document in v1beta1',
    object:
      'give the declaration a default: an object with all keys; or declare the param in the pipeline that uses it',
  },
  visit: ({ report, version }) => ({
    RunScope({ scope, path }) {
      if (scope.crash !== undefined) report('object', { param: scope.crash }, path);
    },
    Trigger({ trigger: { bindings = [], interceptors = [] }, path, ofListener }) {
      bindings.forEach((binding, i) => {
        if (binding === null) report('null', { list: 'bindings' }, `${path}.bindings[${i}]`);
      });
      interceptors.forEach((interceptor, i) => {
        if (interceptor === null && !ofListener) report('null', { list: 'interceptors' }, `${path}.interceptors[${i}]`);
      });
    },
    Interceptor({ interceptor: { webhook }, path }) {
      if (version() === 'v1alpha1' && webhook && !webhook.objectRef) report('objectRef', {}, `${path}.webhook`);
    },
  }),
});

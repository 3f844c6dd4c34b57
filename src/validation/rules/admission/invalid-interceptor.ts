import { isCanonicalHeader } from '../../../analysis/http-header';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const trigger = (interceptor: string): string =>
  triggers('Trigger', `template: { ref: run }\ninterceptors:\n  - ${interceptor}`);

export const invalidInterceptor = defineRule({
  id: 'invalid-interceptor',
  severity: 'error',
  docs: {
    title: 'An interceptor of a trigger cannot be called',
    why: 'It refers to an interceptor by name, or to a Service by a webhook whose headers HTTP can carry.',
    bad: trigger('name: cel'),
    good: trigger('ref: { name: cel }'),
  },
  messages: {
    null: () => 'the interceptor is null',
    none: () => 'the interceptor has neither a ref nor a webhook',
    missing: (d: { field: string }) => `the webhook has no ${d.field}`,
    value: (d: { field: string; value: string; expected: string }) =>
      `${d.field} of the webhook is ${quote(d.value)}, not ${quote(d.expected)}`,
    header: (d: { header: string }) => `header name ${quote(d.header)} is not written as HTTP writes it`,
    empty: (d: { header: string }) => `header ${quote(d.header)} has no value`,
  },
  visit: ({ report }) => ({
    Trigger({ trigger: { interceptors = [] }, path, ofListener }) {
      const at = interceptors.indexOf(null);
      if (at >= 0 && ofListener) report('null', {}, `${path}.interceptors[${at}]`);
    },
    Interceptor({ interceptor: { ref, webhook }, path }) {
      if (!webhook) {
        if (!ref?.name) report('none', {}, path);
        return;
      }
      const at = `${path}.webhook`;
      const { objectRef, header = [] } = webhook;
      if (!objectRef) report('missing', { field: 'objectRef' }, at);
      else
        for (const [field, expected] of [
          ['kind', 'Service'],
          ['apiVersion', 'v1'],
        ] as const) {
          const value = objectRef[field] ?? '';
          if (value === '') report('missing', { field: `objectRef.${field}` }, `${at}.objectRef`);
          else if (value !== expected)
            report('value', { field: `objectRef.${field}`, value, expected }, `${at}.objectRef.${field}`);
        }
      header.forEach(({ name = '', value }, i) => {
        if (!isCanonicalHeader(name))
          report(
            'header',
            { header: name },
            { path: `${at}.header[${i}].name`, help: 'words begin with a capital: "X-Api-Key"' },
          );
        // An object counts as no value.
        if (typeof value === 'string' ? value === '' : !Array.isArray(value) || value.length === 0)
          report('empty', { header: name }, `${at}.header[${i}].value`);
      });
    },
  }),
});

import { checkCel } from '../../../analysis/cel/check-cel';
import { INTERCEPTOR_CEL } from '../../../analysis/cel/environment';
import type { AnyInterceptor } from '../../../analysis/wire';
import { isCanonicalHeader } from '../../../analysis/go/http-header';
import { list } from '../../../util/list';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

/** Forms of an interceptor that exclude each other, of which v1beta1 has the webhook only. */
const OLD_FORMS = ['webhook', 'github', 'gitlab', 'bitbucket'] as const;

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
    many: (d: { forms: readonly string[] }) => `the interceptor is ${list(d.forms)}; only one is possible`,
    syntax: (d: { cel: string; fault: string }) => `CEL ${quote(d.cel)} cannot be read: ${d.fault}`,
    cel: () => 'the CEL interceptor has neither a filter nor overlays',
    none: () => 'the interceptor has neither a ref nor a webhook',
    missing: (d: { field: string }) => `the webhook has no ${d.field}`,
    value: (d: { field: string; value: string; expected: string }) =>
      `${d.field} of the webhook is ${quote(d.value)}, not ${quote(d.expected)}`,
    header: (d: { header: string }) => `header name ${quote(d.header)} is not written as HTTP writes it`,
    empty: (d: { header: string }) => `header ${quote(d.header)} has no value`,
  },
  help: {
    null: 'drop the empty element of the list',
    many: 'make an element of each; they are asked one after another',
    syntax: 'correct the expression; it is CEL as in body.ref.startsWith("refs/heads/")',
    cel: 'add a filter or overlays, or drop the interceptor',
    none: 'write ref: { name: <github, gitlab, cel, …> }, or a webhook with objectRef',
    missing: (d: { field: string }) =>
      `add ${d.field}; a webhook names a Service: objectRef: { apiVersion: v1, kind: Service, name: … }`,
    value: (d: { expected: string }) => `write ${d.expected}; only a Service can be called`,
    empty: 'give it a value: a text, or a list of texts',
  },
  visit: ({ report, version }) => {
    /** Triggers parses it only; names and types are found when an event comes. */
    const check = (text: string, path: string): void => {
      const [fault] = checkCel(INTERCEPTOR_CEL, text);
      if (fault?.kind === 'syntax') report('syntax', { cel: text, fault: fault.message }, path);
    };
    const oldCel = ({ filter = '', overlays = [] }: NonNullable<AnyInterceptor['cel']>, path: string): void => {
      if (filter === '' && overlays.length === 0) report('cel', {}, path);
      if (filter !== '') check(filter, `${path}.filter`);
      overlays.forEach(({ expression = '' }, i) => {
        check(expression, `${path}.overlays[${i}].expression`);
      });
    };
    return {
      Trigger({ trigger: { interceptors = [] }, path, ofListener }) {
        const at = interceptors.indexOf(null);
        if (at >= 0 && ofListener) report('null', {}, `${path}.interceptors[${at}]`);
      },
      Interceptor({ interceptor, path }) {
        const { ref, webhook, cel } = interceptor;
        const forms = OLD_FORMS.filter((form) => interceptor[form] !== undefined);
        if (forms.length === 0 && !cel && !ref?.name) report('none', {}, path);
        if (forms.length > 1) report('many', { forms }, path);
        if (cel) oldCel(cel, `${path}.cel`);
        if (!webhook) return;
        const isOld = version() === 'v1alpha1';
        const at = `${path}.webhook`;
        const { objectRef, header = [] } = webhook;
        if (isOld && objectRef && !objectRef.name) report('missing', { field: 'objectRef.name' }, `${at}.objectRef`);
        // The webhook of v1alpha1 crashes.
        if (isOld && !objectRef) return;
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
    };
  },
});

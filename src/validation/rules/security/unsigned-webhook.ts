import { checksSignature } from '../../../analysis/events/interceptors';
import { waysTo } from '../../../analysis/events/trigger-ways';
import type { AnyInterceptor, Fields } from '../../../analysis/wire';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const trigger = (params: string): string =>
  triggers(
    'Trigger',
    `interceptors:\n  - ref: { name: github }\n    params:\n${params}      - name: eventTypes\n        value: [push]\ntemplate: { ref: run }`,
  );

export const unsignedWebhook = defineRule({
  id: 'unsigned-webhook',
  severity: 'warning',
  docs: {
    title: 'A trigger takes events from anybody',
    why: 'The address of a listener is no secret. Without a check of the signature whoever reaches it starts runs, with branches, URLs and messages of his choice.',
    bad: trigger(''),
    good: trigger('      - name: secretRef\n        value: { secretName: webhook, secretKey: token }\n'),
  },
  messages: {
    unsigned: (d: { trigger: string }) =>
      `${d.trigger === '' ? 'the trigger' : `trigger ${quote(d.trigger)}`} starts runs for events whose sender nobody checks`,
  },
  visit: ({ report, set, namespace, placeIn }) => {
    let home: { readonly name: string; readonly labels: Fields } = { name: '', labels: {} };
    return {
      Document({ metadata = {} }) {
        const { name, labels } = metadata as { readonly name?: string; readonly labels?: Fields };
        home = { name: name ?? '', labels: labels ?? {} };
      },
      Trigger({ trigger: one, path, ofListener }) {
        const { interceptors = [], template, name = '' } = one;
        // One that refers to another leaves the check to that one.
        if (!template && ofListener) return;
        const known = interceptors.filter((interceptor): interceptor is AnyInterceptor => interceptor !== null);
        if (known.some(mayCheck)) return;
        // A group of a listener may check events before the Trigger sees them.
        const ways = ofListener ? [] : waysTo({ ...home, namespace: namespace() }, set());
        const open = ways.find((way) => !way.interceptors.some(mayCheck));
        if (ways.length > 0 && !open) return;
        report(
          'unsigned',
          { trigger: name },
          {
            path: known.length > 0 ? `${path}.interceptors` : path,
            related: open ? [{ note: 'events reach it from here', at: placeIn(open.listener, 'metadata.name') }] : [],
            help: [
              'give the github, gitlab or bitbucket interceptor a param "secretRef" with the secret of the webhook',
              'other senders: the cel interceptor with compareSecret in its filter',
            ],
          },
        );
      },
    };
  },
});

function mayCheck(interceptor: AnyInterceptor): boolean {
  return checksSignature(interceptor) !== 'no';
}

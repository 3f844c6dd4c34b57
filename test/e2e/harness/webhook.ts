import { createHmac } from 'node:crypto';
import { askService } from './api';
import type { Front } from './ingress';
import { kubectl } from './kubectl';
import { until } from './wait';

/** Where a listener is. */
export interface Listener {
  readonly namespace: string;
  /** Name of the EventListener. */
  readonly name: string;
  /** By which webhooks come. @default - they come to the Service of the listener */
  readonly front?: Front | undefined;
}

const PORT = 8080;

/** The address of a listener for other pods. */
export function addressOf({ namespace, name }: Listener): string {
  return `http://el-${name}.${namespace}.svc.cluster.local:${PORT}`;
}

/** The address that webhooks are sent to. */
export function hookAddressOf(listener: Listener): string {
  const { front } = listener;
  return front ? `http://${front.service}.${front.namespace}.svc.cluster.local` : addressOf(listener);
}

/** Waits until a listener answers; a webhook that is sent before is lost. */
export async function listens(listener: Listener): Promise<void> {
  const { namespace, name } = listener;
  await kubectl(['-n', namespace, 'wait', '--for=condition=Available', `eventlistener/${name}`, '--timeout=120s']);
  // It may be alive before it knows its triggers; an event of no kind starts nothing, and is taken when it does.
  const event = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  await until(`listener ${name} to take events`, async () => {
    const { status } = await ask(listener, event);
    return status === 202;
  });
}

/** A webhook of GitHub. */
export interface Webhook {
  readonly event: string;
  readonly body: object;
  /** Signed with it. */
  readonly secret: string;
}

/** Sends a webhook as GitHub does; gives the status of the answer. */
export async function sendWebhook(listener: Listener, { event, body, secret }: Webhook): Promise<number> {
  const text = JSON.stringify(body);
  const answer = await ask(listener, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`,
    },
    body: text,
  });
  return answer.status;
}

function ask({ namespace, name, front }: Listener, init: RequestInit): Promise<Response> {
  if (front) return askService(front.namespace, front.service, 80, '/', init);
  return askService(namespace, `el-${name}`, PORT, '/', init);
}

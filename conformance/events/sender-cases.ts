import type { EventCase } from './event-case';
import { HOSTILE } from './hostile';
import type { Delivery } from './payloads';

const DIGEST = `sha256:${'0f'.repeat(32)}`;
const VALUES = { version: '1.2', attempt: '3', target: 'blue-green' };

/** Webhooks of senders that have no hub of their own, and CloudEvents in both modes of HTTP. */
export const SENDER_CASES: readonly EventCase[] = [
  ...['signed', 'token', 'unsigned'].flatMap(webhooks),
  ...signatures(),
  ...cloudEvents(),
];

function webhook(more: object = {}): Delivery {
  return { headers: {}, body: { version: '1.2', attempt: 3, target: 'Blue_Green', note: 'Higher', ...more } };
}

function webhooks(hub: string): EventCase[] {
  const all = ['any', 'event', 'released'];
  const without = (field: string): Delivery => webhook({ [field]: undefined });
  return [
    { title: 'an event', hub, delivery: webhook(), fires: ['any', 'event'], texts: { note: 'Higher' }, values: VALUES },
    { title: 'its CEL', hub, delivery: webhook({ kind: 'released' }), fires: all, values: VALUES },
    { title: 'other CEL', hub, delivery: webhook({ kind: 'deleted' }), fires: ['any', 'event'] },
    { title: 'a value of another form', hub, delivery: webhook({ version: '1.2; x' }), fires: ['any'] },
    { title: 'a value of another type', hub, delivery: webhook({ version: 1.2 }), fires: ['any'] },
    { title: 'a value on two lines', hub, delivery: webhook({ version: '1\n2' }), fires: ['any'] },
    { title: 'a number that is text', hub, delivery: webhook({ attempt: 'three' }), fires: ['any'] },
    { title: 'a name of signs only', hub, delivery: webhook({ target: '$()' }), fires: ['any', 'event'] },
    { title: 'no version', hub, delivery: without('version'), fires: ['any'] },
    { title: 'no note', hub, delivery: without('note'), fires: ['any'] },
    { title: 'a note that is an object', hub, delivery: webhook({ note: { a: 1 } }), fires: ['any'] },
    ...HOSTILE.flatMap((text): EventCase[] => [
      { title: `note ${text}`, hub, delivery: webhook({ note: text }), fires: ['any', 'event'], texts: { note: text } },
      { title: `version ${text}`, hub, delivery: webhook({ version: text }), fires: ['any'] },
      { title: `target ${text}`, hub, delivery: webhook({ target: text }), fires: ['any', 'event'] },
    ]),
  ];
}

function signatures(): EventCase[] {
  const all = ['any', 'event'];
  return (['wrong', 'missing'] as const).flatMap((signature): EventCase[] => [
    { title: `a ${signature} HMAC`, hub: 'signed', delivery: webhook(), signature, fires: [] },
    { title: `a ${signature} token`, hub: 'token', delivery: webhook(), signature, fires: [] },
    { title: `a ${signature} signature`, hub: 'unsigned', delivery: webhook(), signature, fires: all },
    { title: `a ${signature} token`, hub: 'cloud-events', delivery: inHeaders(), signature, fires: [] },
  ]);
}

/** What a CloudEvent says of itself. */
interface Attributes {
  readonly type?: string;
  readonly source?: string;
  readonly subject?: string;
}

function attributesOf({ type = 'com.example.image.pushed', source = '/registry', subject = 'main' }: Attributes) {
  return { specversion: '1.0', id: 'a-1', type, source, subject };
}

/** Binary mode: the attributes are headers, the body is the data. */
function inHeaders(attributes: Attributes = {}): Delivery {
  const headers = Object.entries(attributesOf(attributes)).map(([name, value]) => [`ce-${name}`, value]);
  return { headers: Object.fromEntries(headers) as Record<string, string>, body: { digest: DIGEST } };
}

/** Structured mode: attributes and data are one body. */
function inBody(attributes: Attributes = {}): Delivery {
  return {
    headers: { 'Content-Type': 'application/cloudevents+json' },
    body: { ...attributesOf(attributes), data: { digest: DIGEST } },
  };
}

function cloudEvents(): EventCase[] {
  const hub = 'cloud-events';
  const texts = { id: 'a-1', source: '/registry', subject: 'main' };
  const values = { type: 'com.example.image.pushed', digest: DIGEST };
  const noDigest = { ...inHeaders(), body: { digest: 'latest' } };
  const both = inHeaders({ type: 'com.example.other' });
  const modes = { headers: inHeaders, body: inBody };
  return [
    { title: 'attributes in headers', hub, delivery: inHeaders(), fires: ['of-main', 'pushed', 'registry'], values },
    { title: 'attributes in the body', hub, delivery: inBody(), fires: ['pushed', 'registry'], values },
    { title: 'a digest that is none', hub, delivery: noDigest, fires: ['of-main'] },
    { title: 'headers before the body', hub, delivery: { ...both, body: inBody().body }, fires: ['registry'] },
    { title: 'no CloudEvent', hub, delivery: { headers: {}, body: { digest: DIGEST } }, fires: [] },
    ...Object.entries(modes).flatMap(([mode, send]): EventCase[] => [
      { title: `texts in ${mode}`, hub, delivery: send({ subject: 'dev' }), fires: ['pushed', 'registry'] },
      { title: `another type in ${mode}`, hub, delivery: send({ type: 'com.example.other' }), fires: ['registry'] },
      { title: `another source in ${mode}`, hub, delivery: send({ source: '/x', subject: 'x' }), fires: ['pushed'] },
      {
        title: `the second type in ${mode}`,
        hub,
        delivery: send({ type: 'com.example.image.signed' }),
        fires: ['pushed', 'registry'],
        texts,
      },
      { title: `a type with a blank in ${mode}`, hub, delivery: send({ type: 'a b' }), fires: [] },
    ]),
    ...HOSTILE.map((subject): EventCase => ({
      title: `subject ${subject}`,
      hub,
      delivery: inBody({ subject }),
      fires: ['pushed', 'registry'],
      texts: { ...texts, subject },
    })),
  ];
}

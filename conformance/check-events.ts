import { createHmac } from 'node:crypto';
import { EVENT_CASES } from './events/cases';
import type { EventCase } from './events/event-case';
import { admit, sendEvents, type FiredTrigger } from './oracle';
import type { Fault, Part } from './part';
import type { Subject } from './subject';

const WORD = 'a word that nobody knows';
const SECRETS = ['webhook', 'github-token'].map((name) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'ci' },
  stringData: { word: WORD, token: WORD },
}));

/** Sends webhooks of every provider through Tekton's listener and interceptors to the triggers of `samples/events`. */
export function checkEvents(subjects: readonly Subject[]): Part {
  const sample = subjects.find(({ name }) => name === 'samples/events');
  if (!sample) throw new Error('there is no samples/events');
  const documents = sample.files.flatMap((file) => file.documents);
  // The oracle reads all of them for each webhook.
  const ofHub = (hub: string) => documents.filter(({ metadata }) => metadata.name?.startsWith(`events-${hub}`));
  const answers = sendEvents(
    EVENT_CASES.map(({ hub, delivery, signature }) => {
      const body = JSON.stringify(delivery.body);
      const headers = { ...delivery.headers, ...signatures(body, signature) };
      return { object: [...ofHub(hub), ...SECRETS], event: { body, headers, eventListener: `events-${hub}` } };
    }),
  );
  const verdicts = admitRuns(answers.flat());
  const faults: Fault[] = [];
  for (const [i, testCase] of EVENT_CASES.entries()) {
    const triggers = answers[i] ?? [];
    const refused = triggers.flatMap((trigger) => verdicts.get(trigger) ?? []);
    const reasons = [...faultsOf(testCase, triggers), ...refused.map((error) => `admission: ${error}`)];
    if (reasons.length > 0) faults.push({ what: `${testCase.hub}: ${testCase.title}`, reasons });
  }
  return { title: 'events: webhooks through the listener of Triggers', passed: answers.length - faults.length, faults };
}

/** What admission says to what each trigger creates. */
function admitRuns(triggers: readonly FiredTrigger[]): Map<FiredTrigger, readonly string[]> {
  const fired = triggers.filter(({ resources = [] }) => resources.length > 0);
  const yaml = (resource: object): string => JSON.stringify(resource);
  const answers = admit(fired.map(({ resources = [] }) => ({ yaml: resources.map(yaml).join('\n---\n'), flags: {} })));
  return new Map(fired.map((trigger, i) => [trigger, (answers[i] ?? []).flatMap(({ errors }) => errors)]));
}

/** What all providers send together; each interceptor looks at its own header. */
function signatures(body: string, signature: EventCase['signature']): Record<string, string> {
  if (signature === 'missing') return {};
  const word = signature === 'wrong' ? 'another word' : WORD;
  const hmac = `sha256=${createHmac('sha256', word).update(body).digest('hex')}`;
  return {
    'X-Hub-Signature-256': hmac,
    'X-Hub-Signature': hmac,
    'X-Gitlab-Token': word,
    'X-Token': word,
    Authorization: word,
  };
}

function faultsOf({ hub, fires, texts = {}, values = {} }: EventCase, triggers: readonly FiredTrigger[]): string[] {
  const nameOf = (trigger: FiredTrigger): string => trigger.name.replace(`events-${hub}-`, '');
  const fired = triggers.filter((trigger) => trigger.fired);
  const isAsExpected = JSON.stringify(fired.map(nameOf).sort()) === JSON.stringify([...fires].sort());
  const reasons = isAsExpected ? [] : [`fired: ${fired.map(nameOf).join(', ')}; expected: ${fires.join(', ')}`];
  if (!isAsExpected)
    reasons.push(...triggers.flatMap((t) => [t.reason, ...(t.errors ?? [])].filter((x) => x !== undefined)));
  const wanted = [
    ...Object.entries(texts).map(([name, text]) => [name, Buffer.from(text).toString('base64')]),
    ...Object.entries(values),
  ];
  for (const trigger of fired) {
    const params = new Map(trigger.resources?.flatMap(({ spec }) => spec.params ?? []).map((p) => [p.name, p.value]));
    // A run of a pipeline without params is given nothing.
    if (params.size === 0) continue;
    for (const [name = '', value] of wanted) {
      if (params.get(name) !== value) reasons.push(`${nameOf(trigger)}: ${name} is ${params.get(name)}, not ${value}`);
    }
  }
  return reasons;
}

import { isDeepStrictEqual } from 'node:util';
import { explainEvent } from '../src/triggers/explain/explain-event';
import type { EventExplanation, TriggerExplanation } from '../src/triggers/explain/explanation';
import { generateEvent, type EventCase } from './events/generate';
import { OracleServer, type OracleEvent } from './fuzz/oracle-server';
import { Random } from './fuzz/random';
import { printPart, type Fault, type Part } from './part';

const SHOWN = 10;
const ID = 'the-id';

/**
 * Compares what we say that listeners do with events with what Tekton Triggers does.
 *
 *     node --import tsx conformance/events.ts [COUNT] [SEED]
 */
export async function checkEventsAgainstOracle(count: number, seed = 1): Promise<Part> {
  const oracle = new OracleServer();
  const faults: Fault[] = [];
  const outcomes = new Map<string, number>();
  let passed = 0;
  for (let i = 0; i < count; i++) {
    const one = generateEvent(new Random(seed * 1_000_003 + i));
    const theirs = await oracle.event(one.documents, { body: one.body, headers: one.headers, eventID: ID });
    const ours = explainEvent(one.documents, one.body, one.headers, { eventId: ID, uid: ID, unknownSecrets: 'refuse' });
    for (const { outcome } of ours.triggers) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const reasons = disagreements(ours, theirs, one.documents);
    if (reasons.length === 0) passed++;
    else if (faults.length < SHOWN) faults.push({ what: `event ${i}`, reasons: [...reasons, show(one)] });
    else faults.push({ what: `event ${i}`, reasons: [reasons[0] ?? ''] });
  }
  oracle.close();
  const seen = [...outcomes].map(([outcome, n]) => `${n} ${outcome}`).join(', ');
  return { title: `events: ${count} listeners with an event each, beside Tekton Triggers (${seen})`, passed, faults };
}

function disagreements(ours: EventExplanation, theirs: OracleEvent, documents: readonly object[]): string[] {
  const isAccepted = theirs.status === 202;
  if (isAccepted !== ours.accepted)
    return [`status ${theirs.status}, ours: ${ours.accepted ? 'accepted' : ours.reason}`];
  const byName = new Map(theirs.triggers.filter(({ name }) => name !== '').map((one) => [one.name, one]));
  // The oracle tells triggers apart by name only.
  const isOnce = ({ trigger }: TriggerExplanation): boolean =>
    ours.triggers.filter((other) => other.trigger === trigger).length === 1;
  return ours.triggers.filter(isOnce).flatMap((trigger) => {
    if (trigger.outcome === 'unknown' || trigger.step === 'triggerRef' || trigger.step?.includes('of group')) return [];
    const other = byName.get(trigger.trigger);
    const reason = disagreement(trigger, other, documents);
    return reason === undefined ? [] : [`${trigger.trigger}: ${reason}`];
  });
}

function disagreement(
  ours: TriggerExplanation,
  theirs: OracleEvent['triggers'][number] | undefined,
  documents: readonly object[],
): string | undefined {
  const said = theirs?.reason ?? theirs?.errors?.join('; ') ?? '';
  const outcome =
    theirs?.fired === true ? 'fires' : theirs?.reason !== undefined && theirs.reason !== '' ? 'refuses' : 'fails';
  if (ours.outcome !== outcome)
    return `${ours.outcome} (${ours.step ?? ''}: ${ours.reason ?? ''}), Tekton: ${outcome} (${said})`;
  const created = theirs?.resources ?? [];
  return isDeepStrictEqual(plain(ours.resources), plain(created)) || isChance(ours.resources, created, documents)
    ? undefined
    : `resources ${JSON.stringify(ours.resources)}, Tekton: ${JSON.stringify(created)}`;
}

function plain(resources: readonly unknown[]): unknown[] {
  return resources.map((one) => JSON.parse(JSON.stringify(one)) as unknown);
}

/** Whether they differ by the order of a list that a wildcard makes of a map alone: Tekton goes through maps as it happens. */
function isChance(ours: readonly unknown[], theirs: readonly unknown[], documents: readonly object[]): boolean {
  if (!/\[\*\]|\.\*|\.\./.test(JSON.stringify(documents))) return false;
  return isDeepStrictEqual(inAnyOrder(ours), inAnyOrder(theirs));
}

function inAnyOrder(resources: readonly unknown[]): unknown {
  const withoutOrder = (_: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const [, before, list, after] = /^([^[]*)(\[[^]*\])([^\]]*)$/.exec(value) ?? [];
    if (list === undefined) return value;
    try {
      return [before, ...(JSON.parse(list) as unknown[]).map((one) => JSON.stringify(one)).sort(), after];
    } catch {
      return value;
    }
  };
  return JSON.parse(JSON.stringify(resources), withoutOrder) as unknown;
}

function show({ documents, body, headers }: EventCase): string {
  return `${body} ${JSON.stringify(headers)}\n${JSON.stringify(documents)}`;
}

if (require.main === module) {
  const [count = '2000', seed = '1'] = process.argv.slice(2);
  void checkEventsAgainstOracle(Number(count), Number(seed)).then((part) => {
    process.exitCode = printPart(part).failed === 0 ? 0 : 1;
  });
}

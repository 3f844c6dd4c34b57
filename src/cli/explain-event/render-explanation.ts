import type { EventExplanation, TriggerExplanation } from '../../triggers/explain/explanation';
import { quote } from '../../util/quote';

const SAID = {
  fires: 'fires',
  refuses: 'does not fire',
  fails: 'fails',
  unknown: 'depends on what is outside',
} as const;

/** An explanation for people. */
export function renderExplanation({ listener, accepted, reason = '', triggers }: EventExplanation): string {
  const first = accepted
    ? `listener ${quote(listener)} takes the event (202)`
    : `listener ${quote(listener)} refuses the event (400): ${reason}`;
  return [first, ...triggers.flatMap(renderTrigger), ''].join('\n');
}

function renderTrigger({ trigger, outcome, step, reason, assumed, params, resources }: TriggerExplanation): string[] {
  const why = step === undefined ? '' : `: ${step}: ${reason ?? ''}`;
  const isFired = outcome === 'fires';
  return [
    `  ${trigger === '' ? 'trigger without name' : quote(trigger)} ${SAID[outcome]}${why}`,
    ...assumed.map((what) => `    taken for granted: ${what}`),
    ...(isFired ? Object.entries(params).map(([name, value]) => `    ${name} = ${quote(value)}`) : []),
    ...resources.map((resource) => `    creates ${nameOf(resource)}`),
  ];
}

function nameOf(resource: unknown): string {
  const { kind, metadata } = resource as {
    readonly kind: string;
    readonly metadata: { readonly name?: string; readonly generateName?: string; readonly namespace?: string };
  };
  const { name, generateName = '', namespace = '' } = metadata;
  return `${kind} ${quote(name ?? `${generateName}…`)} in ${quote(namespace)}`;
}

import type { EventExplanation, TriggerExplanation } from '../../triggers/explain/explanation';
import { quote } from '../../util/quote';

const SAID = {
  fires: 'fires',
  refuses: 'does not fire',
  fails: 'fails',
  unknown: 'depends on what is outside',
} as const;

/** Explanations for people; an event goes to one of several listeners, which have their namespaces said. */
export function renderExplanations(explanations: readonly EventExplanation[]): string {
  return explanations.map((one) => renderExplanation(one, explanations.length > 1)).join('\n');
}

function renderExplanation(
  { listener, namespace, accepted, reason = '', triggers }: EventExplanation,
  isOneOfSeveral: boolean,
): string {
  const who = `listener ${quote(listener)}${isOneOfSeveral ? ` in ${quote(namespace)}` : ''}`;
  const first = accepted ? `${who} takes the event (202)` : `${who} refuses the event (400): ${reason}`;
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

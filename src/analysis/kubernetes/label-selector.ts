import type { LabelSelector } from '../../schema/kubernetes';

/** Whether labels are those that a selector wants. */
export function matchesLabels(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: Readonly<Record<string, unknown>>,
): boolean {
  return (
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      const isIn = typeof value === 'string' && values.includes(value);
      return operator === 'In' ? isIn : !isIn;
    })
  );
}

/** What selectors can be found by that want these labels: each label alone, and with its value. */
export function labelSigns(labels: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(labels).flatMap(([name, value]) => [name, sign(name, value)]);
}

/** The signs that a selector wants: one of each list. */
export function wantedSigns({ matchLabels = {}, matchExpressions = [] }: LabelSelector): (readonly string[])[] {
  return [
    ...Object.entries(matchLabels).map(([name, value]) => [sign(name, value)]),
    ...matchExpressions.flatMap(({ key, operator, values = [] }) => {
      if (operator === 'Exists') return [[key]];
      return operator === 'In' ? [values.map((value) => sign(key, value))] : [];
    }),
  ];
}

function sign(name: string, value: unknown): string {
  return `${name}=${String(value)}`;
}

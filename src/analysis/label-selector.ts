import type { LabelSelector } from '../schema/kubernetes';

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

import { duplicates } from '../../analysis/duplicates';
import type { ReportAt, RuleContext } from '../engine/rule';

interface Items {
  readonly items: readonly { readonly name?: string }[] | undefined;
  /** Where an item stands, by its index; or the path of the list. */
  readonly path: string | ((index: number) => string);
  /** What the note about the first item says. @default 'first used' */
  readonly note?: string;
  readonly ignoresCase?: boolean;
}

/** Names that stand again in a list, and where, with a note about where they stand first. */
export function repeated(
  placeOf: RuleContext['placeOf'],
  { items = [], path, note = 'first used', ignoresCase = false }: Items,
): { readonly name: string; readonly at: ReportAt }[] {
  if (items.length < 2) return [];
  const pathOf = (index: number): string => `${typeof path === 'string' ? `${path}[${index}]` : path(index)}.name`;
  return duplicates(items, ignoresCase ? (name) => name.toLowerCase() : undefined).map(({ name, index, first }) => ({
    name,
    at: { path: pathOf(index), related: [{ note, at: placeOf(pathOf(first)) }] },
  }));
}

import type { SetDocument } from '../../analysis/documents/document-set';
import { quote } from '../../util/quote';
import type { ReportAt, RuleContext } from './rule';

/** The binding that takes a value from the event, where it is a document of its own. */
export function takenBy(
  binding: SetDocument | undefined,
  placeIn: RuleContext['placeIn'],
): NonNullable<ReportAt['related']> {
  if (!binding) return [];
  const note = `${binding.kind} ${quote(binding.name)} takes it from the event`;
  return [{ note, at: placeIn(binding, 'spec.params') }];
}

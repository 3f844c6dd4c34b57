import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { EVENT_ID } from '../housekeeping/cancel-older';
import type { EventSource } from './source';

/** What a template may call its params, without dots: these would be folders in what interceptors add to an event. */
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * Checks the names of the values of an event.
 *
 * @throws `invalid-event-field`
 */
export function checkFieldNames({ fields, standard = {} }: EventSource, place: PendingPlace): void {
  for (const name of Object.keys(fields)) {
    const help = helpFor(name, Object.hasOwn(standard, name));
    if (help === undefined) continue;
    fail({
      rule: 'invalid-event-field',
      message: `the event cannot have a field of yours that is called ${quote(name)}`,
      data: { field: name },
      at: inside(place, 'fields'),
      help,
    });
  }
}

function helpFor(name: string, isStandard: boolean): string | undefined {
  if (!NAME.test(name)) return 'allowed: letters, digits, "_" and "-", at the beginning a letter or "_"';
  if (name === EVENT_ID) return 'what cancels older runs goes by this name; take another one';
  return isStandard ? `every event has it already, as event.${name}; take another name` : undefined;
}

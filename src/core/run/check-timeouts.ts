import { Duration } from 'cdk8s';
import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { checkKeys } from '../check-keys';
import { renderDuration } from '../render-duration';
import type { Timeouts } from './run-settings';
import type { KeysOf } from '../shape';
import { duration } from '../shapes';

/** What a run may take when nothing is said, unless the cluster is set up otherwise. */
const DEFAULT = Duration.hours(1);

const KEYS: KeysOf<Timeouts> = { pipeline: duration, tasks: duration, finally: duration };

/**
 * Checks that the parts of a run fit into the whole. For Tekton a whole without limit has no room for two limited parts.
 *
 * @throws `timeouts`, `unknown-key`
 */
export function checkTimeouts(timeouts: Timeouts, place: PendingPlace): void {
  checkKeys(timeouts, KEYS, 'map of timeouts', { ...place, field: 'timeouts' });
  const { pipeline = DEFAULT, tasks, finally: last } = timeouts;
  const whole = pipeline.toMilliseconds();
  const parts = [tasks, last].filter((part) => part !== undefined).map((part) => part.toMilliseconds());
  const isTooLong = whole > 0 && parts.some((part) => part > whole || part === 0);
  const sum = parts.reduce((total, part) => total + part, 0);
  if (!isTooLong && (parts.length < 2 || sum <= whole)) return;
  const said = Object.entries({ tasks, finally: last }).flatMap(([name, part]) =>
    part === undefined ? [] : [`${name} ${print(part)}`],
  );
  fail({
    rule: 'timeouts',
    message:
      whole === 0
        ? `the run has no limit, and ${said.join(' and ')}, which Tekton does not take together`
        : `timeouts of ${said.join(' and ')} do not fit into ${print(pipeline)} for the whole run`,
    data: { pipeline: print(pipeline), parts: said },
    at: { ...place, field: 'timeouts' },
    help:
      whole === 0
        ? 'give one of tasks and finally only; the other then has no limit'
        : 'say pipeline, at least as long as tasks and finally together',
  });
}

function print(duration: Duration): string {
  return duration.toMilliseconds() === 0 ? 'no limit' : renderDuration(duration);
}

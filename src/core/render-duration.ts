import type { Duration } from 'cdk8s';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { describe } from './describe';

/**
 * A duration as Go writes it: `1h30m`, `90s` as `1m30s`, nothing as `0s`.
 *
 * @throws `invalid-duration` when it is no Duration of cdk8s
 */
export function renderDuration(duration: Duration): string {
  const total = checkDuration(duration).toSeconds({ integral: false });
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = Number((total % 60).toFixed(3));
  const parts = [hours && `${hours}h`, minutes && `${minutes}m`, seconds && `${seconds}s`];
  return parts.filter(Boolean).join('') || '0s';
}

/**
 * The duration, which a program in JavaScript may have written as a text.
 *
 * @throws `invalid-duration`
 */
function checkDuration(duration: Duration): Duration {
  const given: unknown = duration;
  if (given instanceof Object && 'toSeconds' in given) return duration;
  fail({
    rule: 'invalid-duration',
    message: `a time is given as a Duration, not as ${describe(given)}`,
    at: { source: new CallSite() },
    help: "write Duration.minutes(10), with Duration from 'cdk8s'",
  });
}

import { cronFault } from '../../analysis/kubernetes/cron';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import type { CronJobOptions } from './cron-job';

/**
 * Checks when a schedule runs.
 *
 * @throws `invalid-cron`, `invalid-time-zone`
 */
export function checkTimes({ cron, timeZone }: CronJobOptions, place: PendingPlace): void {
  const fault = cronFault(cron);
  if (fault !== undefined)
    fail({
      rule: 'invalid-cron',
      message: `schedule ${quote(cron)} cannot be read: ${fault}`,
      data: { cron },
      at: inside(place, 'cron'),
      help: "minute, hour, day of month, month and day of week: '30 3 * * mon-fri'; or @daily, @hourly, @every 6h",
    });
  if (timeZone === undefined || isTimeZone(timeZone)) return;
  fail({
    rule: 'invalid-time-zone',
    message: `there is no time zone ${quote(timeZone)}`,
    data: { timeZone },
    at: inside(place, 'timeZone'),
    help: "a name of the time zone database: 'Europe/Berlin', 'Etc/UTC'",
  });
}

function isTimeZone(name: string): boolean {
  // Intl takes offsets too, which Kubernetes does not.
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

import { cronFault } from '../../../src/analysis/kubernetes/cron';

test.each([
  '* * * * *',
  '*/5 0-6,22-23 1,15 * *',
  '30 3 * * mon-fri',
  '0 0 1 JAN-dec/3 ?',
  '0 0 * * 0-6/2',
  '10/20 * * * *',
  '@daily',
  '@every 1h30m',
])('%s is a schedule', (text) => {
  expect(cronFault(text)).toBeUndefined();
});

test.each([
  ['', 'it has 0 of 5 fields: minute, hour, day of month, month, day of week'],
  ['0 3 * * * *', 'it has 6 of 5 fields: minute, hour, day of month, month, day of week'],
  ['60 * * * *', 'minute 60: it goes from 0 to 59'],
  ['* * 0 * *', 'day of month 0: it goes from 1 to 31'],
  ['* * * * 7', 'day of week 7: it goes from 0 to 6'],
  ['* * * * sunday', 'day of week sunday: sunday is no day of week'],
  ['* 5-3 * * *', 'hour 5-3: 5-3 ends before it begins'],
  ['*/0 * * * *', 'minute */0: the step is 0'],
  ['*/x * * * *', 'minute */x: x is no number'],
  ['*-3 * * * *', 'minute *-3: *-3 is no range'],
  ['* * L * *', 'day of month L: L is no day of month'],
  ['TZ=UTC 0 3 * * *', 'it names a time zone, which has a field of its own'],
  ['@reboot', '@reboot is none of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly'],
  ['@every day', 'day is no duration'],
])('%j is none', (text, fault) => {
  expect(cronFault(text)).toBe(fault);
});

import { parseDuration } from '../go/duration';

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of month', least: 1, most: 31 },
  {
    name: 'month',
    least: 1,
    most: 12,
    names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of week', least: 0, most: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** Why a text is no schedule of a CronJob, or undefined: what Kubernetes reads is a little less than crontab. */
export function cronFault(text: string): string | undefined {
  if (text.includes('TZ=')) return 'it names a time zone, which has a field of its own';
  if (text.startsWith('@')) return descriptorFault(text);
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length || text.trim() === '')
    return `it has ${text.trim() === '' ? 0 : parts.length} of ${FIELDS.length} fields: minute, hour, day of month, month, day of week`;
  for (const [i, field] of FIELDS.entries()) {
    const fault = fieldFault(parts[i] ?? '', field);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function descriptorFault(text: string): string | undefined {
  const [, every] = /^@every (.*)$/.exec(text) ?? [];
  if (every === undefined)
    return DESCRIPTORS.includes(text) ? undefined : `${text} is none of ${DESCRIPTORS.join(', ')}`;
  return parseDuration(every) === undefined ? `${every} is no duration` : undefined;
}

function fieldFault(text: string, field: Field): string | undefined {
  for (const part of text.split(',').filter((one) => one !== '')) {
    const fault = partFault(part, field);
    if (fault !== undefined) return `${field.name} ${text}: ${fault}`;
  }
  return text.replaceAll(',', '') === '' ? `${field.name} is empty` : undefined;
}

function partFault(text: string, field: Field): string | undefined {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0) return 'too many slashes';
  if (step !== undefined && !/^\d+$/.test(step)) return `${step} is no number`;
  if (step !== undefined && Number(step) === 0) return 'the step is 0';
  const [from = '', to, ...rest] = range.split('-');
  if (from === '*' || from === '?') return to === undefined ? undefined : `${range} is no range`;
  if (rest.length > 0) return 'too many dashes';
  const start = valueOf(from, field);
  const end = to === undefined ? start : valueOf(to, field);
  if (start === undefined || end === undefined) return `${start === undefined ? from : (to ?? '')} is no ${field.name}`;
  if (start < field.least || end > field.most) return `it goes from ${field.least} to ${field.most}`;
  return start > end ? `${range} ends before it begins` : undefined;
}

function valueOf(text: string, { names = [] }: Field): number | undefined {
  const named = text === '' ? -1 : names.indexOf(text.toLowerCase());
  if (named >= 0) return named;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

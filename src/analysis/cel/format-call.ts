import { quote } from '../../util/quote';
import { printType, type CelType } from './types';

const NUMBERS = ['double', 'int', 'uint'];
/** Types that a clause takes; `%s` takes all. */
const CLAUSES: Readonly<Record<string, readonly string[] | undefined>> = {
  d: NUMBERS,
  f: NUMBERS,
  e: NUMBERS,
  b: ['bool', 'int', 'uint'],
  x: ['int', 'uint', 'string', 'bytes'],
  X: ['int', 'uint', 'string', 'bytes'],
  o: ['int', 'uint'],
};
const MOST_DIGITS = 100;

/** Why `'…'.format([…])` cannot be formatted, as far as it is known before it is evaluated. */
export function formatFault(text: string, given: readonly CelType[]): string | undefined {
  let used = 0;
  for (const [clause, precision, letter = ''] of text.matchAll(/%(?:%|(\.\d*)?([^]?))/g)) {
    if (clause === '%%') continue;
    if (letter === '') return 'the format ends within a clause';
    const type = given[used];
    if (!type) return `the format has more clauses than the list has items: ${given.length}`;
    used += 1;
    if (precision !== undefined && (precision === '.' || Number(precision.slice(1)) > MOST_DIGITS))
      return `${quote(clause)} has no number of digits up to ${MOST_DIGITS}`;
    const takes = CLAUSES[letter];
    if (!takes && letter !== 's') return `there is no clause ${quote(clause)}`;
    const name = printType(type);
    if (takes && type.kind !== 'dyn' && !takes.includes(name))
      return `${quote(clause)} formats ${takes.join(', ')}, not ${name}`;
  }
  return given.length > used ? `the format uses ${used} of ${given.length} items` : undefined;
}

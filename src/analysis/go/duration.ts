const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
const LARGEST = 2 ** 63;

/** Nanoseconds of a duration as Go reads it, `1h30m`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const signed = /^[+-]/.test(text);
  const sign = text.startsWith('-') ? -1 : 1;
  const rest = signed ? text.slice(1) : text;
  if (rest === '0') return 0;
  if (rest === '') return undefined;
  let sum = 0;
  let at = 0;
  while (at < rest.length) {
    PART.lastIndex = at;
    const part = PART.exec(rest);
    if (!part) return undefined;
    sum += Number(part[1]) * (UNITS[part[2] ?? ''] ?? 0);
    at = PART.lastIndex;
  }
  if (sum > LARGEST || (sum === LARGEST && sign > 0)) return undefined;
  return sign * sum;
}

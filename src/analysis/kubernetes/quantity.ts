const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([KMGTPE])i|([numkMGTPE])|[eE]([+-]?\d+))?$/;
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
/** Longer texts and larger exponents say nothing that a node could have. */
const LONGEST = 60;
const LARGEST = 40;

/** A quantity of Kubernetes, `1.5Gi`, in billionths, rounded up; undefined for what is none, or beyond all measure. */
export function nanoOf(quantity: unknown): bigint | undefined {
  const text = String(quantity).trim();
  const found = text.length > LONGEST ? null : QUANTITY.exec(text);
  if (!found) return undefined;
  const [, sign = '', whole = '', fraction = '', binary, decimal, exponent] = found;
  const power = (exponent === undefined ? (DECIMAL[decimal ?? ''] ?? 0) : Number(exponent)) - fraction.length + 9;
  if (Math.abs(power) > LARGEST + LONGEST) return undefined;
  const digits = BigInt(`0${whole}${fraction}`) * 1024n ** BigInt('KMGTPE'.indexOf(binary ?? ' ') + 1);
  const value = power >= 0 ? digits * 10n ** BigInt(power) : dividedUp(digits, 10n ** BigInt(-power));
  return sign === '-' ? -value : value;
}

function dividedUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

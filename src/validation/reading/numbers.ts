import type { ScalarTag } from 'yaml';

/** With a sign, a digit or a dot at the beginning, as Go's YAML looks for numbers. */
const MAY_BE_NUMBER = /^[-+.\d][-+.\w]*$/;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const BEHIND_DOT = /^\.\d(?:_?\d)*(?:[eE][-+]?\d+)?$/;
const WITHOUT_END = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const OTHER_BASE = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+)$/;

const number = (name: 'int' | 'float'): ScalarTag => ({
  tag: `tag:yaml.org,2002:${name}`,
  default: true,
  test: MAY_BE_NUMBER,
  resolve: (text, onError) => {
    if (WITHOUT_END.test(text)) onError(`objects of Kubernetes cannot hold the number ${text}`);
    return numberOf(text) ?? text;
  },
});

/** Numbers as kubectl reads them: `.` and `e1` are texts, `0o17` and `017` are octal, `1_000` is a thousand. */
export const NUMBERS: readonly ScalarTag[] = [number('int'), number('float')];

/** Undefined for a text. */
function numberOf(text: string): number | undefined {
  if (text.startsWith('.')) return BEHIND_DOT.test(text) ? finite(text.replaceAll('_', '')) : undefined;
  const plain = text.replaceAll('_', '');
  const [, sign, digits] = OTHER_BASE.exec(plain) ?? [];
  if (digits !== undefined) {
    const value = Number(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
    return sign === '-' ? -value : value;
  }
  return DECIMAL.test(plain) ? finite(plain) : undefined;
}

/** What is too large for a number stays a text. */
function finite(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

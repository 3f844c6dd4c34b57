import type { Refusal } from '../refusal';
import { REFUSALS } from './refusals';
import type { StaticText } from './words';

const UNARY = /^-[b-hknprstuwxzGLNOS]$/;
const BINARY = /^(=|==|!=|<|>|-(eq|ne|lt|le|gt|ge|nt|ot|ef))$/;

/** With one operator in a fixed place no value can act as one; `-v` and `-R` read names, in which bash runs code. */
export function refuseTest(all: readonly StaticText[]): (Refusal | undefined)[] {
  const args = all[0]?.complete && all[0].text === '!' && all.length > 1 ? all.slice(1) : all;
  const [first, second] = args;
  const operator = args.length === 2 ? first : args.length === 3 ? second : undefined;
  const isSafe = operator?.complete ? (operator === first ? UNARY : BINARY).test(operator.text) : args.length < 2;
  const readsName =
    args.some(({ complete, text }) => complete && /^-[vR]$/.test(text)) ||
    (args.length > 1 && args.length < 4 && !operator?.complete);
  return all.map(({ isSplit }) => {
    if (readsName) return REFUSALS.testedName;
    if (isSplit) return REFUSALS.splitTest;
    return isSafe ? undefined : REFUSALS.test;
  });
}

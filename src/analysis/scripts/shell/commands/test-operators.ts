import { HAZARDS } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import type { HazardsOfWords } from './hazards-of-words';

const UNARY = /^-[b-hknprstuwxzGLNOS]$/;
const BINARY = /^(=|==|!=|<|>|-(eq|ne|lt|le|gt|ge|nt|ot|ef))$/;

/** With one operator in a fixed place no value can act as one; `-v` and `-R` read names, in which bash runs code. */
export function hazardsOfTest(all: StaticTexts): HazardsOfWords {
  const args = all[0]?.complete && all[0].text === '!' && all.length > 1 ? all.slice(1) : all;
  const [first, second] = args;
  const operator = args.length === 2 ? first : args.length === 3 ? second : undefined;
  const isSafe = operator?.complete ? (operator === first ? UNARY : BINARY).test(operator.text) : args.length < 2;
  const readsName =
    args.some(({ complete, text }) => complete && /^-[vR]$/.test(text)) ||
    (args.length > 1 && args.length < 4 && !operator?.complete);
  return all.map(({ isSplit }) => {
    if (readsName) return HAZARDS.testedName;
    if (isSplit) return HAZARDS.splitTest;
    return isSafe ? undefined : HAZARDS.test;
  });
}

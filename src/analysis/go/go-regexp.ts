import { messageOf } from '../../util/message-of';

const NAMES = 'alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit';
/** A class by name, which stands inside brackets; any other name is a fault. */
const CLASS = new RegExp(`\\[:\\^?(?:${NAMES}):\\]`, 'g');

/** Why a text is not a regular expression of Go, or undefined. JavaScript reads almost the same language. */
export function goRegexpFault(pattern: string): string | undefined {
  const unsupported = /(?<!\\)(?:\\\\)*\(\?(?:[=!]|<[=!])/.exec(pattern);
  if (unsupported) return 'Go has no look-around';
  const unknownClass = /\[:\^?\w+:\]/.exec(pattern.replace(CLASS, ''));
  if (unknownClass) return `there is no class ${unknownClass[0]}`;
  // Flags, named groups and anchors that JavaScript writes differently.
  const translated = pattern
    .replace(/\(\?P?<\w+>/g, '(')
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:')
    .replace(/\\[AzQEC]/g, '')
    .replace(CLASS, 'a');
  try {
    new RegExp(translated);
    return undefined;
  } catch (error) {
    return messageOf(error).replace(/^Invalid regular expression: /, '');
  }
}

/** Why a text is not a regular expression of Go, or undefined. JavaScript reads almost the same language. */
export function goRegexpFault(pattern: string): string | undefined {
  const unsupported = /(?<!\\)(?:\\\\)*\(\?(?:[=!]|<[=!])/.exec(pattern);
  if (unsupported) return 'Go has no look-around';
  // Flags, named groups and anchors that JavaScript writes differently.
  const translated = pattern
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:')
    .replace(/\\[AzQEC]/g, '')
    .replace(/\[\[:\^?\w+:\]\]/g, '[a]');
  try {
    new RegExp(translated);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : String(error);
  }
}

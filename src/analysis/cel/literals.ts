import type { CelFault } from './fault';

const QUOTED =
  /\/\/[^\n]*|([rR][bB]?|[bB][rR]?)?("""[^]*?(?<!\\)(?:\\\\)*"""|'''[^]*?(?<!\\)(?:\\\\)*'''|"(?:\\[^]|[^"\\\n\r])*"|'(?:\\[^]|[^'\\\n\r])*')|[A-Za-z_]\w*|(?:0x[0-9a-fA-F]+|\d+(?![.eE\d]))[uU]?|(?:\d+\.\d+|\.\d+|\d+(?=[eE]))(?:[eE][+-]?\d+)?|[^]/g;
const ESCAPE = /\\(?:[abfnrtv"'\\?`]|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2}|([^]?))/g;
const LARGEST = { int: 2n ** 63n - 1n, uint: 2n ** 64n - 1n };

/** What cel-go's lexer refuses in texts and numbers and the parser here lets pass. */
export function literalFault(text: string): CelFault | undefined {
  let before = '';
  for (const { 0: token, 1: prefix = '', 2: quoted, index: position } of text.matchAll(QUOTED)) {
    const message = quoted === undefined ? numberFault(token, before === '-') : escapeFault(quoted, prefix);
    if (message !== undefined) return { kind: 'syntax', position, message };
    if (token.trim() !== '') before = token;
  }
  return undefined;
}

function escapeFault(quoted: string, prefix: string): string | undefined {
  if (/r/i.test(prefix)) return undefined;
  for (const [escape, wrong] of quoted.matchAll(ESCAPE)) {
    if (wrong !== undefined) return `${escape} is no escape of CEL; a backslash is written as \\\\`;
    if (/b/i.test(prefix) && /^\\u/i.test(escape)) return `${escape} cannot stand in bytes`;
  }
  return undefined;
}

function numberFault(token: string, isNegative: boolean): string | undefined {
  if (!/^\.?\d/.test(token)) return undefined;
  if (/^(?:0x[0-9a-fA-F]+|\d+)[uU]?$/.test(token)) {
    const isUnsigned = /u$/i.test(token);
    const value = BigInt(token.replace(/u$/i, ''));
    const largest = isUnsigned ? LARGEST.uint : LARGEST.int + (isNegative ? 1n : 0n);
    return value > largest ? `${token} is too large` : undefined;
  }
  return Number.isFinite(Number(token)) ? undefined : `${token} is too large`;
}

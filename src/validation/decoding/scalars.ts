import { isIPv6 } from 'node:net';
import { parseDuration } from '../../analysis/go/duration';

/** Reads JSON of one scalar type; a text says what is expected instead. */
type Reader = (json: unknown) => { readonly value: unknown } | { readonly expected: string };

const ok = (value: unknown): { readonly value: unknown } => ({ value });
const no = (expected: string): { readonly expected: string } => ({ expected });

/** How the scalars of Go, Kubernetes and Tekton read JSON. Null is handled before. */
export const SCALARS: Readonly<Record<string, Reader>> = {
  string: (json) => (typeof json === 'string' ? ok(json) : no('a text')),
  bool: (json) => (typeof json === 'boolean' ? ok(json) : no('true or false')),
  int: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  int64: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  int32: integer(-(2 ** 31), 2 ** 31 - 1),
  uint8: integer(0, 255),
  float64: (json) => (typeof json === 'number' ? ok(json) : no('a number')),
  any: ok,
  raw: ok,
  param: (json) => ok(paramValue(json)),
  duration: (json) =>
    typeof json === 'string' && parseDuration(json) !== undefined ? ok(json) : no('a duration like "1h30m"'),
  quantity: (json) =>
    (typeof json === 'string' || typeof json === 'number') && isQuantity(String(json).trim())
      ? ok(json)
      : no('a quantity like "500m" or "1Gi"'),
  // A text that says nothing is read, too.
  resultType: (json) =>
    typeof json === 'string' || Number.isInteger(json) ? ok(json) : no('a whole number or a text'),
  intOrString: (json) =>
    typeof json === 'string' ? ok(json) : 'value' in int32(json) ? ok(json) : no('a whole number or a text'),
  time: (json) => (typeof json === 'string' && isTime(json) ? ok(json) : no('a time like "2026-01-31T12:00:00Z"')),
  microtime: (json) => (typeof json === 'string' && isTime(json) ? ok(json) : no('a time like "2026-01-31T12:00:00Z"')),
  url: (json) => (typeof json === 'string' && isUrl(json) ? ok(json) : no('a URL')),
  // A list of bytes is read, too.
  bytes: (json) =>
    (typeof json === 'string' && isBase64(json)) || (Array.isArray(json) && json.every(isByte))
      ? ok(json)
      : no('base64'),
};

function integer(min: number, max: number): Reader {
  return (json) =>
    typeof json === 'number' && Number.isInteger(json) && json >= min && json <= max ? ok(json) : no('a whole number');
}

function int32(json: unknown): ReturnType<Reader> {
  return integer(-(2 ** 31), 2 ** 31 - 1)(json);
}

/** A text, a list of texts or a map of texts; anything else becomes its JSON as a text. */
function paramValue(json: unknown): unknown {
  if (typeof json === 'string') return json;
  if (json === null) return '';
  if (Array.isArray(json) && json.every(isTextOrNull))
    return (json as readonly (string | null)[]).map((text) => text ?? '');
  if (typeof json === 'object' && !Array.isArray(json) && Object.values(json).every(isTextOrNull))
    return Object.fromEntries(Object.entries(json).map(([key, text]) => [key, (text as string | null) ?? '']));
  return JSON.stringify(json);
}

function isTextOrNull(json: unknown): boolean {
  return typeof json === 'string' || json === null;
}

/** Digits may be missing: then it is zero. */
const QUANTITY = /^[+-]?\d*(?:\.\d*)?(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

function isQuantity(text: string): boolean {
  return text !== '' && QUANTITY.test(text);
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function isTime(text: string): boolean {
  return TIME.test(text) && !Number.isNaN(Date.parse(text.replace(',', '.')));
}

/** What Go's net/url takes, which is almost anything. */
function isUrl(text: string): boolean {
  if (/[\x00-\x1f\x7f]/.test(text)) return false;
  const [beforeFragment = ''] = text.split('#', 1);
  if (/%(?![0-9a-fA-F]{2})/.test(text.replace(/\?[^#]*/, ''))) return false;
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):(.*)$/s.exec(beforeFragment);
  if (!scheme && beforeFragment.startsWith(':')) return false;
  const rest = scheme?.[2] ?? beforeFragment;
  if (!rest.startsWith('/')) {
    // Without a scheme, the first part of a path may not have a colon.
    return scheme !== null || !(rest.split(/[/?]/, 1)[0] ?? '').includes(':');
  }
  const authority = /^\/\/([^/?]*)/.exec(rest)?.[1];
  if (authority === undefined) return true;
  return isHost(authority.slice(authority.lastIndexOf('@') + 1), scheme?.[1]?.toLowerCase());
}

/** A host with or without a port, or an address of IPv6 in brackets. */
function isHost(host: string, scheme: string | undefined): boolean {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return false;
  const end = bracket === 0 ? host.lastIndexOf(']') : undefined;
  if (end !== undefined && !isIPv6(host.slice(1, Math.max(end, 1)).replace('%25', '%'))) return false;
  // Elsewhere than on the web names with colons are old custom.
  const colon = scheme === 'http' || scheme === 'https' ? host.indexOf(':') : host.lastIndexOf(':');
  const port = end === undefined ? (colon < 0 ? '' : host.slice(colon)) : host.slice(end + 1);
  return /^(?::\d*)?$/.test(port) && !/[ "<>\\^`{|}]/.test(host);
}

function isByte(json: unknown): boolean {
  return json === null || 'value' in integer(0, 255)(json);
}

function isBase64(text: string): boolean {
  const clean = text.replace(/[\r\n]/g, '');
  return clean.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(clean);
}

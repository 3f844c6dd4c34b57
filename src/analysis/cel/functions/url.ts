import { isIPv6 } from 'node:net';
import type { Json } from '../values';

/**
 * A URL in the parts that Tekton Triggers gives.
 *
 * @throws Error where `net/url` of Go reads none
 */
export function parseUrl(text: string): Json {
  const [, before = '', fragment = ''] = /^([^#]*)(?:#([^]*))?$/.exec(text) ?? [];
  const [, scheme = '', rest = ''] = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?([^]*)$/.exec(before) ?? [];
  const [, hierarchy = '', rawQuery = ''] = /^([^?]*)(?:\?([^]*))?$/.exec(rest) ?? [];
  const hasAuthority = scheme !== '' || !hierarchy.startsWith('///');
  const [, authority, path = ''] = (hasAuthority ? /^(?:\/\/([^/]*))?([^]*)$/ : /^()?([^]*)$/).exec(hierarchy) ?? [];
  const [, user, host = ''] = /^(?:([^]*)@)?([^]*)$/.exec(authority ?? '') ?? [];
  checkText(before);
  if (scheme === '') checkNoColon(before, hierarchy);
  if (user !== undefined) checkUser(user);
  checkHost(host);
  const queryStrings: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) (queryStrings[name] ??= []).push(value);
  const isOpaque = scheme !== '' && authority === undefined && !path.startsWith('/');
  const [username = '', password = ''] = (user ?? '').split(/:([^]*)/).map(decode);
  return {
    scheme: scheme.toLowerCase(),
    host: decode(host),
    path: isOpaque ? '' : decode(path),
    rawQuery,
    fragment: decode(fragment),
    queryStrings,
    query: Object.fromEntries(Object.entries(queryStrings).map(([name, values]) => [name, values.join(',')])),
    ...(user !== undefined && { auth: { username, password } }),
  };
}

function checkText(before: string): void {
  if (/[\0-\x1f\x7f]/.test(before)) throw new Error('invalid control character in URL');
}

/** A colon ends the scheme, so before the first slash it has no other meaning. */
function checkNoColon(before: string, hierarchy: string): void {
  if (before.startsWith(':')) throw new Error('missing protocol scheme');
  if (/^[^/]*:/.test(hierarchy)) throw new Error('first path segment in URL cannot contain colon');
}

function checkUser(user: string): void {
  if (!/^[\w\-.~:!$&'()*+,;=%@]*$/.test(user)) throw new Error('invalid userinfo');
}

function checkHost(host: string): void {
  const [, address] = /^\[([^]*)\]/.exec(host) ?? [];
  if (host.includes('[') && (address === undefined || !isIPv6(address.replace(/%25[^]*/, ''))))
    throw new Error('invalid IP-literal in host');
  const [, name = '', port = ''] = /^(\[[^]*\]|[^:]*)([^]*)$/.exec(host) ?? [];
  if (!/^(?::\d*)?$/.test(port)) throw new Error(`invalid port ${JSON.stringify(port)} after host`);
  const [wrong] = /[ \\^`{|}%]/.exec(name.replaceAll(/%[89a-fA-F][0-9a-fA-F]|%25/g, '')) ?? [];
  if (wrong === '%') throw new Error('invalid URL escape in host name');
  if (wrong !== undefined) throw new Error(`invalid character ${JSON.stringify(wrong)} in host name`);
}

/** Go takes any bytes; what is no UTF-8 is written as the sign for it. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  if (/%(?![0-9a-fA-F]{2})/.test(text)) throw new Error('invalid URL escape');
  const bytes = text.replaceAll(/%([0-9a-fA-F]{2})|[^%]+/g, (part, code?: string) =>
    code === undefined ? Buffer.from(part).toString('latin1') : String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}

import type { Json } from '../values';

/** A URL in the parts that Tekton Triggers gives. */
export function parseUrl(text: string): Json {
  const [, before = '', fragment = ''] = /^([^#]*)(?:#([^]*))?$/.exec(text) ?? [];
  const [, scheme = '', rest = ''] = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?([^]*)$/.exec(before) ?? [];
  const [, hierarchy = '', rawQuery = ''] = /^([^?]*)(?:\?([^]*))?$/.exec(rest) ?? [];
  const [, authority, path = ''] = /^(?:\/\/([^/]*))?([^]*)$/.exec(hierarchy) ?? [];
  const [, user, host = ''] = /^(?:([^@]*)@)?([^]*)$/.exec(authority ?? '') ?? [];
  const queryStrings: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) (queryStrings[name] ??= []).push(value);
  const isOpaque = scheme !== '' && authority === undefined && !path.startsWith('/');
  const [username = '', password = ''] = (user ?? '').split(/:([^]*)/).map(decode);
  return {
    scheme: scheme.toLowerCase(),
    host,
    path: isOpaque ? '' : decode(path),
    rawQuery,
    fragment: decode(fragment),
    queryStrings,
    query: Object.fromEntries(Object.entries(queryStrings).map(([name, values]) => [name, values.join(',')])),
    ...(user !== undefined && { auth: { username, password } }),
  };
}

function decode(text: string): string {
  return decodeURIComponent(text);
}

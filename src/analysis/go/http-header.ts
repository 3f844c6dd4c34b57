const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** A header name as Go's http package writes it: `X-Github-Event`. Names that are none are left as they are. */
export function canonicalHeader(name: string): string {
  if (!TOKEN.test(name)) return name;
  return name.toLowerCase().replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

/** Whether a header name is written so. */
export function isCanonicalHeader(name: string): boolean {
  return name !== '' && name === canonicalHeader(name);
}

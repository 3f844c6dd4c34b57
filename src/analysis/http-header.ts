const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Whether a header name is written as Go's http package writes it; names that are none are left as they are. */
export function isCanonicalHeader(name: string): boolean {
  if (name === '') return false;
  if (!TOKEN.test(name)) return true;
  return (
    name ===
    name.toLowerCase().replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
  );
}

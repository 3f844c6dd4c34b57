const LIMIT = 60;

/** Text in double quotes for a message: control characters escaped, cut at 60 characters. */
export function quote(text: string): string {
  const cut = text.length > LIMIT ? `${text.slice(0, LIMIT)}…` : text;
  return JSON.stringify(cut);
}

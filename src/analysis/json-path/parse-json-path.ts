/** A step of a JSONPath as kubectl and Tekton read it. */
export type PathStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'wildcard' | 'recursive' }
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'identifier'; readonly name: string }
  | {
      readonly kind: 'slice';
      readonly start?: number;
      readonly end?: number;
      readonly step?: number;
      readonly isOne: boolean;
    }
  | { readonly kind: 'union'; readonly parts: readonly Path[] }
  | { readonly kind: 'filter'; readonly left: Path; readonly operator: string; readonly right: Path };

export type Path = readonly PathStep[];

/** A text that is no JSONPath, or a path that leads nowhere. */
export class JsonPathFault extends Error {}

/** Reads what stands between the braces of a JSONPath: `.a.b[0]`. */
export function parseJsonPath(text: string): Path {
  return new Reader(text).steps();
}

const TERMINATOR = /[ \t\r\n.,[\]$@{}]/;
const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/;

class Reader {
  private at = 0;
  private readonly found: PathStep[] = [];

  constructor(private readonly text: string) {}

  steps(): Path {
    while (this.at < this.text.length) this.step();
    return this.found;
  }

  private step(): void {
    const rest = this.text.slice(this.at);
    const [sign = ''] = rest;
    if (rest.startsWith('[?(')) this.filter();
    else if (rest.startsWith('..')) this.recursive();
    else if (sign === ' ' || sign === '@' || sign === '$') this.at += 1;
    else if (sign === '[') this.array();
    else if (sign === '"' || sign === "'") this.quoted(sign);
    else if (sign === '.') this.field();
    else if (/^[+-]|^\p{Nd}/u.test(rest)) this.number();
    else if (/^[_\p{L}]/u.test(rest)) this.identifier();
    else throw new JsonPathFault(`unrecognized character in action: ${JSON.stringify(sign)}`);
  }

  private recursive(): void {
    if (this.found.at(-1)?.kind === 'recursive') throw new JsonPathFault('invalid multiple recursive descent');
    this.at += 2;
    this.found.push({ kind: 'recursive' });
    // The field behind it needs no dot of its own.
    if (/^[_\p{L}\p{Nd}]/u.test(this.text.slice(this.at))) this.name();
  }

  private field(): void {
    this.at += 1;
    this.name();
  }

  private name(): void {
    const start = this.at;
    while (this.at < this.text.length && !TERMINATOR.test(this.text[this.at] ?? ''))
      this.at += this.text[this.at] === '\\' ? 2 : 1;
    const name = this.text.slice(start, this.at);
    this.found.push(name === '*' ? { kind: 'wildcard' } : { kind: 'field', name: name.replaceAll('\\', '') });
  }

  private identifier(): void {
    const [name = ''] = /^[^ \t\r\n.,[\]$@{}]+/.exec(this.text.slice(this.at)) ?? [];
    this.at += name.length;
    const isBoolean = name === 'true' || name === 'false';
    this.found.push(isBoolean ? { kind: 'value', value: name === 'true' } : { kind: 'identifier', name });
  }

  private number(): void {
    const [text = ''] = /^[+-]?[.\p{Nd}]*/u.exec(this.text.slice(this.at)) ?? [];
    this.at += text.length;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) throw new JsonPathFault(`cannot parse number ${text}`);
    const isInteger = /^[+-]?\d+$/.test(text);
    // Integers equal no number of JSON: those are floats.
    this.found.push({ kind: 'value', value: isInteger ? NaN : Number(text) });
  }

  private quoted(quote: string): void {
    let end = this.at + 1;
    while (this.text[end] !== quote || this.text[end - 1] === '\\') {
      if (end >= this.text.length || this.text[end] === '\n') throw new JsonPathFault('unterminated quoted string');
      end += 1;
    }
    const inside = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    this.found.push({ kind: 'value', value: inside.replace(/\\(.)/g, '$1') });
  }

  private array(): void {
    const end = this.text.slice(this.at).search(/[\]\n]/);
    if (end < 0 || this.text[this.at + end] === '\n') throw new JsonPathFault('unterminated array');
    const inside = this.text.slice(this.at + 1, this.at + end);
    this.at += end + 1;
    const parts = inside.split(',');
    if (parts.length > 1)
      this.found.push({
        kind: 'union',
        parts: parts.map((part) => parseJsonPath(`[${part.replace(/^ +| +$/g, '')}]`)),
      });
    else this.found.push(...(keyOf(inside) ?? [slice(inside === '*' ? ':' : inside)]));
  }

  private filter(): void {
    const start = this.at + 3;
    let at = start;
    let quote: string | undefined;
    let isClosed = false;
    for (; ; at++) {
      const sign = this.text[at];
      if (sign === undefined || sign === '\n') throw new JsonPathFault('unterminated filter');
      if ((sign === '"' || sign === "'") && quote === undefined) quote = sign;
      else if (sign === quote && this.text[at - 1] !== '\\') isClosed = true;
      else if (sign === ')' && (quote !== undefined) === isClosed) break;
    }
    if (this.text[at + 1] !== ']') throw new JsonPathFault('unclosed array expect ]');
    this.at = at + 2;
    const [, left, operator = '', right = ''] = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(this.text.slice(start, at)) ?? [];
    this.found.push(
      left === undefined
        ? { kind: 'filter', left: parseJsonPath(this.text.slice(start, at)), operator: 'exists', right: [] }
        : { kind: 'filter', left: parseJsonPath(left), operator, right: parseJsonPath(right) },
    );
  }
}

/** `['a.b']` is read as `.a.b`. */
function keyOf(text: string): Path | undefined {
  const [, key] = /^'([^']*)'$/.exec(text) ?? [];
  return key === undefined ? undefined : parseJsonPath(`.${key}`);
}

function slice(text: string): PathStep {
  const [, start = '', end, step] = SLICE.exec(text) ?? [];
  if (!SLICE.test(text) || start === '-' || end === ':-' || step === ':-')
    throw new JsonPathFault(`invalid array index ${text}`);
  const number = (part: string | undefined): number | undefined =>
    part === undefined || part === '' ? undefined : Number(part);
  const from = number(start);
  const isOne = end === undefined;
  const to = isOne ? (from ?? 0) + 1 : number(end.slice(1));
  const by = number(step?.slice(1));
  return {
    kind: 'slice',
    isOne,
    ...(from !== undefined && { start: from }),
    ...(to !== undefined && { end: to }),
    ...(by !== undefined && { step: by }),
  };
}

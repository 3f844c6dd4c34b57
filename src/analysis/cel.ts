/** Why a text is not an expression of CEL in an environment without variables; types are not looked at. */
export function celFault(text: string): string | undefined {
  try {
    new Parser(tokens(text)).all();
    return undefined;
  } catch (error) {
    if (error instanceof CelFault) return error.message;
    throw error;
  }
}

class CelFault extends Error {}

interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'end';
  readonly text: string;
}

const SPACE = /(?:\s|\/\/[^\n]*)+/y;
const TEXT = /(?:[rR][bB]?|[bB][rR]?)?(?:"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/y;
const RAW_TEXT = /(?:[rR][bB]?|[bB][rR])(?:"""[^]*?"""|'''[^]*?'''|"[^"\n]*"|'[^'\n]*')/y;
const NUMBER = /0x[0-9a-fA-F]+u?|(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)|\d+u?/y;
const WORD = /[A-Za-z_]\w*/y;
const SIGN = /==|!=|<=|>=|&&|\|\||[-+*/%!<>?:.,()[\]{}]/y;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const kinds = { text: match(RAW_TEXT) ?? match(TEXT), number: match(NUMBER), word: match(WORD), sign: match(SIGN) };
    const [kind, token] = (Object.entries(kinds) as [Token['kind'], string | undefined][]).find(([, one]) => one) ?? [];
    if (kind === undefined || token === undefined)
      throw new CelFault(
        `${JSON.stringify(text[at])} has no place in it${text[at] === '$' ? ' outside of quotes' : ''}`,
      );
    found.push({ kind, text: token });
    at += token.length;
  }
  return [...found, { kind: 'end', text: 'the end' }];
}

const LITERALS = new Set(['true', 'false', 'null']);
const TYPES = new Set([
  'bool',
  'bytes',
  'double',
  'int',
  'list',
  'map',
  'null_type',
  'string',
  'type',
  'uint',
  'google',
]);
const RESERVED = new Set(
  'as break const continue else for function if import let loop package namespace return var void while in'.split(' '),
);
const MACROS: Readonly<Record<string, readonly number[]>> = {
  all: [2],
  exists: [2],
  exists_one: [2],
  existsOne: [2],
  filter: [2],
  map: [2, 3],
};
const FUNCTIONS = new Set(
  'size contains endsWith startsWith matches bool bytes double duration dyn int string timestamp type uint getDate getDayOfMonth getDayOfWeek getDayOfYear getFullYear getHours getMilliseconds getMinutes getMonth getSeconds'.split(
    ' ',
  ),
);
const LEVELS = [['||'], ['&&'], ['==', '!=', '<', '<=', '>', '>=', 'in'], ['+', '-'], ['*', '/', '%']];
const DEEPEST = 200;

class Parser {
  private at = 0;
  private depth = 0;
  private readonly bound: string[] = [];

  constructor(private readonly found: readonly Token[]) {}

  all(): void {
    this.expression();
    if (this.peek().kind !== 'end') this.unexpected();
  }

  private expression(): void {
    if (++this.depth > DEEPEST) throw new CelFault('it is nested too deeply');
    this.level(0);
    if (this.take('?')) {
      this.level(0);
      this.expect(':');
      this.expression();
    }
    this.depth--;
  }

  private level(i: number): void {
    const operators = LEVELS[i];
    if (!operators) {
      this.unary();
      return;
    }
    do this.level(i + 1);
    while (operators.some((operator) => this.take(operator)));
  }

  private unary(): void {
    while (this.take('!') || this.take('-'));
    this.member();
  }

  private member(): void {
    this.primary();
    for (;;) {
      if (this.take('[')) {
        this.expression();
        this.expect(']');
      } else if (this.take('.')) {
        const name = this.word();
        if (this.take('(')) this.call(name, true);
      } else return;
    }
  }

  private primary(): void {
    const token = this.peek();
    if (token.kind === 'text' || token.kind === 'number') this.at++;
    else if (this.take('(')) {
      this.expression();
      this.expect(')');
    } else if (this.take('['))
      this.list(']', () => {
        this.expression();
      });
    else if (this.take('{'))
      this.list('}', () => {
        this.expression();
        this.expect(':');
        this.expression();
      });
    else {
      this.take('.');
      const name = this.word();
      if (LITERALS.has(name)) return;
      if (this.take('(')) this.call(name, false);
      else if (!TYPES.has(name) && !this.bound.includes(name))
        throw new CelFault(
          `there is no variable ${JSON.stringify(name)}; put variables of Tekton in quotes: '$(params.x)'`,
        );
    }
  }

  private call(name: string, isMethod: boolean): void {
    const variable = this.peek();
    const isMacro = isMethod && Object.hasOwn(MACROS, name);
    if (isMacro && variable.kind === 'word' && this.found[this.at + 1]?.text === ',') {
      this.at++;
      this.bound.push(variable.text);
      this.take(',');
      this.list(')', () => {
        this.expression();
      });
      this.bound.pop();
      return;
    }
    if (!isMacro && !FUNCTIONS.has(name) && !(name === 'has' && !isMethod))
      throw new CelFault(`there is no function ${JSON.stringify(name)}`);
    this.list(')', () => {
      this.expression();
    });
  }

  /** Items with commas between them, up to the closing sign; a list and a map may end with a comma. */
  private list(end: string, item: () => void): void {
    if (this.take(end)) return;
    do {
      if (end !== ')' && this.peek().text === end) break;
      item();
    } while (this.take(','));
    this.expect(end);
  }

  private word(): string {
    const { kind, text } = this.peek();
    if (kind !== 'word' || RESERVED.has(text)) this.unexpected();
    this.at++;
    return text;
  }

  private peek(): Token {
    return this.found[this.at] ?? { kind: 'end', text: 'the end' };
  }

  private take(text: string): boolean {
    const token = this.peek();
    if (token.text !== text || (token.kind !== 'sign' && text !== 'in')) return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) this.unexpected();
  }

  private unexpected(): never {
    const { kind, text } = this.peek();
    throw new CelFault(kind === 'end' ? 'it ends too early' : `${JSON.stringify(text)} stands where it cannot stand`);
  }
}

import type * as Cel from '@bufbuild/cel';
import { quote } from '../../util/quote';
import { expandExtensions } from './expand-extensions';
import type { CelFault } from './fault';
import { literalFault } from './literals';

/** An expression as the parser gives it: macros are comprehensions already. */
export type Expr = ReturnType<typeof Cel.parse>['expr'];

export interface Parsed {
  readonly expr: Expr;
  /** Where a part begins in the text. */
  at: (part: Expr) => number;
}

/** The macros of cel-go's own environment; the parser knows more. */
const MACROS = new Set(['has', 'all', 'exists', 'exists_one', 'filter', 'map']);

let loaded: typeof Cel | undefined;

/** The library, which takes 70 ms to load: it waits until there is an expression. */
export function celLibrary(): typeof Cel {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() is asynchronous, rules are not
  loaded ??= require('@bufbuild/cel') as typeof Cel;
  return loaded;
}

/** Reads an expression, with the macros of cel-go's extensions where they are there. */
export function parseCel(text: string, hasExtensions: boolean): Parsed | { readonly fault: CelFault } {
  const unreadable = literalFault(text);
  const { source, names } = readable(text);
  let parsed;
  try {
    parsed = celLibrary().parse(source);
  } catch (error) {
    return { fault: unreadable ?? syntaxFault(text, error) };
  }
  if (unreadable) return { fault: unreadable };
  const { sourceInfo } = parsed;
  // The parser takes the space before an operator for a part of it.
  const at = ({ id }: Expr): number => {
    const position = sourceInfo?.positions[String(id)] ?? 0;
    return position + (text.slice(position).length - text.slice(position).trimStart().length);
  };
  const wrongMacros = new Map(
    Object.entries(sourceInfo?.macroCalls ?? {}).flatMap(([id, { exprKind }]) =>
      exprKind.case === 'callExpr' && !MACROS.has(exprKind.value.function)
        ? [[BigInt(id), exprKind.value.function] as const]
        : [],
    ),
  );
  const { expr, fault } = expandExtensions(parsed.expr, { names, wrongMacros, hasExtensions });
  if (fault) return { fault: { kind: 'syntax', position: at(fault.part), message: fault.message } };
  return { expr, at };
}

const MISREAD =
  /\/\/[^\n]*|"{3}[^]*?"{3}|'{3}[^]*?'{3}|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|\.\s*\w+|(?<![A-Za-z_]\w*)((?:true|false|in)\w+)|\(((?:\s|\/\/[^\n]*\n)+)\)/g;

/**
 * The text as the parser reads it right: it takes `trueish` for `true` and `a index` for `a in dex`, and misses a comment at the end
 * and a space in `f( )`. Names get another first letter, which the expression is freed of again; nothing changes its place.
 */
function readable(text: string): { readonly source: string; readonly names: ReadonlyMap<string, string> } {
  const names = new Map<string, string>();
  const source = text.replace(MISREAD, (token, name?: string, space?: string) => {
    if (space !== undefined) return `${' '.repeat(space.length)}()`;
    if (name === undefined) return token;
    const other = `_${name.slice(1)}`;
    names.set(other, name);
    return other;
  });
  return { source: `${source}\n`, names };
}

interface ParserError {
  readonly rawMessage?: string;
  readonly found?: string | null;
  readonly location?: { readonly start: { readonly offset: number } };
}

function syntaxFault(text: string, error: unknown): CelFault {
  const { location, rawMessage, found } = (error ?? {}) as ParserError;
  if (!location)
    return {
      kind: 'syntax',
      position: 0,
      message: error instanceof RangeError ? 'it is nested too deeply' : `${error}`,
    };
  const position = location.start.offset;
  const fault = (message: string, at = position): CelFault => ({ kind: 'syntax', position: at, message });
  if (found === undefined) {
    const [word = ''] = /^\w+/.exec(text.slice(position)) ?? [];
    return fault(word === '' ? (rawMessage ?? 'it cannot be read') : `${quote(word)} is a reserved word`);
  }
  // The parser names what stands last before the fault; what the reader looks for is what follows.
  const sign = text.slice(position).trimStart();
  if (sign === '' || /^(?:[-+*/%<>=!&|?:.,([{]|==|!=|<=|>=|&&|\|\|)\s*$/.test(sign))
    return fault('it ends too early', text.length);
  if (/^["']/.test(sign)) return fault('a text is not closed');
  const [, word = ''] = /^(\w+|.)/su.exec(sign) ?? [];
  if (!/^[\w\s\-+*/%!<>?:.,()[\]{}=&|]$|^\w+$/.test(word))
    return fault(`${quote(word)} has no place in it${word === '$' ? ' outside of quotes' : ''}`);
  return fault(`${quote(word)} stands where it cannot stand`);
}

import type { Nodes } from './syntax';

/** Ways to read a shell script. */
export type Dialect = 'posix' | 'bash';

/** Why a script is not one; line and column count from 1, the column in bytes. */
export interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** The parts of mvdan-sh that are used: the parser of shfmt, compiled from Go by GopherJS. */
interface Mvdan {
  readonly LangPOSIX: number;
  readonly LangBash: number;
  NewParser(...options: readonly unknown[]): {
    Parse(text: string, name: string): { readonly __internal_object__: GoStruct };
  };
  KeepComments(keep: boolean): unknown;
  Variant(language: number): unknown;
}

let loaded: Mvdan | undefined;

/** Loading takes some 90 ms, so it waits until a script needs it. */
function mvdan(): Mvdan {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() is asynchronous, constructors are not
  loaded ??= (require('mvdan-sh') as { readonly syntax: Mvdan }).syntax;
  return loaded;
}

/** Parses a script; what comes back is the tree or the first fault. */
export function parseShell(
  text: string,
  dialect: Dialect,
): { readonly file: Nodes['File'] } | { readonly fault: SyntaxFault } {
  const { LangPOSIX, LangBash } = mvdan();
  const variant = mvdan().Variant(dialect === 'bash' ? LangBash : LangPOSIX);
  try {
    const file = mvdan().NewParser(mvdan().KeepComments(true), variant).Parse(text, '');
    return { file: plain(file.__internal_object__) as Nodes['File'] };
  } catch (error) {
    const [, line, column, what] = /^(\d+):(\d+): ([^]*)$/.exec(goError(error)) ?? [];
    if (what === undefined) throw error;
    return { fault: { line: Number(line), column: Number(column), text: what } };
  }
}

function goError(error: unknown): string {
  const isGoError =
    typeof error === 'object' && error !== null && 'Error' in error && typeof error.Error === 'function';
  return isGoError ? String((error.Error as () => unknown)()) : '';
}

/** A struct, pointer or slice of Go as GopherJS represents it. */
interface GoStruct {
  readonly constructor: { readonly string?: string; readonly nil?: unknown };
  readonly $array?: readonly unknown[];
  readonly $offset?: number;
  readonly $length?: number;
}

/**
 * Copies the tree into plain objects. The wrappers that the package hands out make new objects at every access: walking them takes
 * 35 ms for a script of ten lines, this takes less than one.
 */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { constructor, $array, $offset = 0, $length = 0 } = value as GoStruct;
  if ($array) return $array.slice($offset, $offset + $length).map(plain);
  const type = constructor.string?.replace(/^\*?syntax\./, '');
  if (type === undefined || type === 'Pos' || constructor.nil === value) return null;
  const fields = Object.entries(value).filter(([name]) => name !== '$val');
  return { kind: type, ...Object.fromEntries(fields.map(([name, field]) => [name, plain(field)])) };
}

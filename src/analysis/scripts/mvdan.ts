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
    Parse(text: string, name: string): { readonly __internal_object__: unknown };
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

/** Parses a script; what comes back is the tree as Go holds it, or the first fault. */
export function parseWithMvdan(
  text: string,
  dialect: Dialect,
): { readonly file: unknown } | { readonly fault: SyntaxFault } {
  const { LangPOSIX, LangBash } = mvdan();
  const variant = mvdan().Variant(dialect === 'bash' ? LangBash : LangPOSIX);
  try {
    return { file: mvdan().NewParser(mvdan().KeepComments(true), variant).Parse(text, '').__internal_object__ };
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

/**
 * The parts of mvdan-sh that are used: the shell parser of shfmt, compiled from Go. Its nodes have no type information of their
 * own, so the shapes below follow https://pkg.go.dev/mvdan.cc/sh/v3/syntax and numbers of operators are those of mvdan-sh 0.10.
 */
export interface Nodes {
  readonly File: { readonly Stmts: readonly Stmt[] };
  readonly CallExpr: { readonly Assigns: readonly Assign[]; readonly Args: readonly Word[] };
  readonly BinaryCmd: { readonly Op: number; readonly X: Stmt; readonly Y: Stmt };
  readonly Subshell: { readonly Stmts: readonly Stmt[] };
  readonly Block: { readonly Stmts: readonly Stmt[] };
  readonly IfClause: {
    readonly Cond: readonly Stmt[];
    readonly Then: readonly Stmt[];
    readonly Else: Nodes['IfClause'] | null;
  };
  readonly WhileClause: { readonly Cond: readonly Stmt[]; readonly Do: readonly Stmt[] };
  readonly ForClause: { readonly Loop: Node; readonly Do: readonly Stmt[] };
  readonly WordIter: { readonly Name: Lit; readonly Items: readonly Word[] };
  readonly CaseClause: { readonly Word: Word; readonly Items: readonly CaseItem[] };
  readonly FuncDecl: { readonly Name: Lit; readonly Body: Stmt };
  readonly DeclClause: { readonly Variant: Lit; readonly Args: readonly Assign[] };
  readonly TimeClause: { readonly Stmt: Stmt | null };
  readonly CoprocClause: { readonly Name: Word | null; readonly Stmt: Stmt };
  readonly TestClause: { readonly X: Node };
  readonly BinaryTest: { readonly Op: number; readonly X: Node; readonly Y: Node };
  readonly UnaryTest: { readonly Op: number; readonly X: Node };
  readonly ParenTest: { readonly X: Node };
  readonly Assign: Assign;
  readonly Word: Word;
  readonly Lit: Lit;
  readonly SglQuoted: { readonly Dollar: boolean; readonly Value: string };
  readonly DblQuoted: { readonly Dollar: boolean; readonly Parts: readonly Node[] };
  readonly ParamExp: ParamExp;
  readonly CmdSubst: { readonly Backquotes: boolean; readonly Stmts: readonly Stmt[] };
  readonly ProcSubst: { readonly Stmts: readonly Stmt[] };
  readonly Comment: { readonly Text: string };
}

export type Node = object;
export interface Lit {
  readonly Value: string;
}
export interface Word {
  readonly Parts: readonly Node[];
}
export interface Stmt {
  readonly Cmd: Node | null;
  readonly Redirs: readonly Redirect[];
}
export interface Redirect {
  readonly Op: number;
  readonly N: Lit | null;
  readonly Word: Word;
  readonly Hdoc: Word | null;
}
export interface Assign {
  readonly Naked: boolean;
  readonly Name: Lit | null;
  readonly Index: Node | null;
  readonly Value: Word | null;
  readonly Array: { readonly Elems: readonly { readonly Index: Node | null; readonly Value: Word | null }[] } | null;
}
export interface CaseItem {
  readonly Patterns: readonly Word[];
  readonly Stmts: readonly Stmt[];
}
export interface ParamExp {
  /** `${!name}`. */
  readonly Excl: boolean;
  readonly Param: Lit;
  readonly Index: Node | null;
  readonly Slice: { readonly Offset: Node | null; readonly Length: Node | null } | null;
  readonly Repl: { readonly Orig: Word | null; readonly With: Word | null } | null;
  readonly Exp: { readonly Op: number; readonly Word: Word | null } | null;
}

export const PIPES: ReadonlySet<number> = new Set([12, 13]);
export const HEREDOCS = { plain: 61, dashed: 62, string: 63 } as const;
/** `<&` and `>&`. */
export const DUPLICATIONS: ReadonlySet<number> = new Set([58, 59]);
/** `=` and `:=`. */
export const ASSIGN_DEFAULT: ReadonlySet<number> = new Set([74, 75]);
/** From `+` to `:=`: the word stands for the variable. */
export const isWordOperator = (op: number): boolean => op >= 68 && op <= 75;
/** `%`, `%%`, `#`, `##`: the word is a pattern. */
export const isPatternOperator = (op: number): boolean => op >= 76 && op <= 79;
export const TESTS = {
  isSet: new Set([109, 110, 111]),
  regex: 112,
  isNumeric: (op: number) => op >= 116 && op <= 121,
} as const;

interface Syntax {
  readonly LangPOSIX: number;
  readonly LangBash: number;
  NewParser(...options: readonly unknown[]): { Parse(text: string, name: string): Node };
  KeepComments(keep: boolean): unknown;
  Variant(language: number): unknown;
  NodeType(node: Node): string;
  Walk(node: Node, visit: (node: Node | null) => boolean): void;
}

let loaded: Syntax | undefined;

/** Loading takes some 90 ms, so it waits until a script needs it. */
function syntax(): Syntax {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() is asynchronous, constructors are not
  loaded ??= (require('mvdan-sh') as { readonly syntax: Syntax }).syntax;
  return loaded;
}

export type Dialect = 'posix' | 'bash';

/** Why a script is not one. */
export interface SyntaxFault {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Parses a script; what comes back is the tree or the first fault. */
export function parseShell(
  text: string,
  dialect: Dialect,
): { readonly file: Nodes['File'] } | { readonly fault: SyntaxFault } {
  const mvdan = syntax();
  try {
    const parser = mvdan.NewParser(
      mvdan.KeepComments(true),
      mvdan.Variant(dialect === 'bash' ? mvdan.LangBash : mvdan.LangPOSIX),
    );
    return { file: parser.Parse(text, '') as Nodes['File'] };
  } catch (error) {
    const [, line, column, what] = /^(\d+):(\d+): ([^]*)$/.exec(goError(error)) ?? [];
    if (what === undefined) throw error;
    return { fault: { line: Number(line), column: Number(column), text: what } };
  }
}

/** The node as what it is, when it is of a kind. */
export function as<K extends keyof Nodes>(kind: K, node: Node | null): Nodes[K] | undefined {
  return node && kindOf(node) === kind ? (node as Nodes[K]) : undefined;
}

/** Name of the Go type of a node. */
export function kindOf(node: Node): string {
  return syntax().NodeType(node);
}

/** Calls back for a node and all below it. */
export function walk(node: Node, visit: (node: Node) => void): void {
  syntax().Walk(node, (each) => {
    if (each) visit(each);
    return true;
  });
}

function goError(error: unknown): string {
  return typeof error === 'object' && error !== null && 'Error' in error && typeof error.Error === 'function'
    ? String((error.Error as () => unknown)())
    : '';
}

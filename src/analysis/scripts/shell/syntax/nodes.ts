/**
 * The syntax tree of a shell script, as mvdan-sh makes it.
 *
 * The shapes follow https://pkg.go.dev/mvdan.cc/sh/v3/syntax; the numbers of operators are those of mvdan-sh 0.10.1.
 */
export interface Nodes {
  readonly File: Node & { readonly Stmts: readonly Stmt[] };
  readonly CallExpr: Node & { readonly Assigns: readonly Assign[]; readonly Args: readonly Word[] };
  readonly BinaryCmd: Node & { readonly Op: number; readonly X: Stmt; readonly Y: Stmt };
  readonly Subshell: Node & { readonly Stmts: readonly Stmt[] };
  readonly Block: Node & { readonly Stmts: readonly Stmt[] };
  readonly IfClause: Node & {
    readonly Cond: readonly Stmt[];
    readonly Then: readonly Stmt[];
    readonly Else: Nodes['IfClause'] | null;
  };
  readonly WhileClause: Node & { readonly Cond: readonly Stmt[]; readonly Do: readonly Stmt[] };
  readonly ForClause: Node & { readonly Loop: Node; readonly Do: readonly Stmt[] };
  readonly WordIter: Node & { readonly Name: Lit; readonly Items: readonly Word[] };
  readonly CaseClause: Node & { readonly Word: Word; readonly Items: readonly CaseItem[] };
  readonly FuncDecl: Node & { readonly Name: Lit; readonly Body: Stmt };
  readonly DeclClause: Node & { readonly Variant: Lit; readonly Args: readonly Assign[] };
  readonly TimeClause: Node & { readonly Stmt: Stmt | null };
  readonly CoprocClause: Node & { readonly Name: Word | null; readonly Stmt: Stmt };
  readonly TestClause: Node & { readonly X: Node };
  readonly ArithmCmd: Node;
  readonly LetClause: Node;
  readonly BinaryTest: Node & { readonly Op: number; readonly X: Node; readonly Y: Node };
  readonly UnaryTest: Node & { readonly Op: number; readonly X: Node };
  readonly ParenTest: Node & { readonly X: Node };
  readonly Assign: Assign;
  readonly Word: Word;
  readonly Lit: Lit;
  readonly SglQuoted: Node & { readonly Dollar: boolean; readonly Value: string };
  readonly DblQuoted: Node & { readonly Dollar: boolean; readonly Parts: readonly Node[] };
  readonly ParamExp: ParamExp;
  readonly CmdSubst: Node & { readonly Backquotes: boolean; readonly Stmts: readonly Stmt[] };
  readonly ProcSubst: Node & { readonly Op: number; readonly Stmts: readonly Stmt[] };
  readonly Comment: Node & { readonly Text: string };
}

/** A node of any kind. */
export interface Node {
  readonly kind: string;
}
export interface Lit extends Node {
  readonly Value: string;
}
export interface Word extends Node {
  readonly Parts: readonly Node[];
}
export interface Stmt extends Node {
  readonly Cmd: Node | null;
  readonly Redirs: readonly Redirect[];
}
export interface Redirect {
  readonly Op: number;
  readonly N: Lit | null;
  readonly Word: Word;
  readonly Hdoc: Word | null;
}
export interface Assign extends Node {
  readonly Append: boolean;
  readonly Naked: boolean;
  readonly Name: Lit | null;
  readonly Index: Node | null;
  readonly Value: Word | null;
  readonly Array: { readonly Elems: readonly { readonly Index: Node | null; readonly Value: Word | null }[] } | null;
}
interface CaseItem {
  readonly Patterns: readonly Word[];
  readonly Stmts: readonly Stmt[];
}
export interface ParamExp extends Node {
  /** `${#name}`. */
  readonly Length: boolean;
  /** `${!name}`. */
  readonly Excl: boolean;
  readonly Param: Lit;
  readonly Index: Node | null;
  readonly Slice: { readonly Offset: Node | null; readonly Length: Node | null } | null;
  readonly Repl: { readonly Orig: Word | null; readonly With: Word | null } | null;
  readonly Exp: { readonly Op: number; readonly Word: Word | null } | null;
}

/** `>`, `>>`, `<>`, `>|`, `&>` and `&>>`. */
export const WRITES: ReadonlySet<number> = new Set([54, 55, 57, 60, 64, 65]);
/** `<` and `<>`. */
export const READS: ReadonlySet<number> = new Set([56, 57]);
/** `>(…)`. */
export const PROCESS_INPUT = 67;
export const PIPES: ReadonlySet<number> = new Set([12, 13]);
export const HEREDOCS = { plain: 61, dashed: 62, string: 63 } as const;
/** `<&` and `>&`. */
export const DUPLICATIONS: ReadonlySet<number> = new Set([58, 59]);
/** `=` and `:=`. */
export const ASSIGN_DEFAULT: ReadonlySet<number> = new Set([74, 75]);
/** `${name@…}`. */
export const PROMPT = 84;
/** From `+` to `:=`: the word stands for the variable. */
export const isWordOperator = (op: number): boolean => op >= 68 && op <= 75;
/** `+` and `:+`: the word stands in place of the text. */
export const isReplacedBy = (op: number): boolean => op === 68 || op === 69;
/** `%`, `%%`, `#`, `##`: the word is a pattern. */
export const isPatternOperator = (op: number): boolean => op >= 76 && op <= 79;
export const TESTS = {
  isSet: new Set([109, 110, 111]),
  regex: 112,
  isNumeric: (op: number) => op >= 116 && op <= 121,
} as const;

/** The node as what it is, when it is of a kind. */
export function as<K extends keyof Nodes>(kind: K, node: Node | null): Nodes[K] | undefined {
  return node?.kind === kind ? (node as Nodes[K]) : undefined;
}

/** Calls back for a node and all below it. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const field of Object.values(node) as unknown[])
    for (const child of Array.isArray(field) ? (field as unknown[]) : [field]) if (isNode(child)) walk(child, visit);
}

/** The statements directly inside a loop, condition or group. */
export function statementsIn(node: Node): readonly Stmt[] {
  const loop = as('WhileClause', node);
  if (loop) return [...loop.Cond, ...loop.Do];
  const condition = as('IfClause', node);
  if (condition) return [...condition.Cond, ...condition.Then, ...(condition.Else ? statementsIn(condition.Else) : [])];
  const choice = as('CaseClause', node);
  if (choice) return choice.Items.flatMap(({ Stmts }) => Stmts);
  const timed = as('TimeClause', node)?.Stmt ?? as('CoprocClause', node)?.Stmt;
  if (timed) return [timed];
  return as('ForClause', node)?.Do ?? as('Block', node)?.Stmts ?? as('Subshell', node)?.Stmts ?? [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

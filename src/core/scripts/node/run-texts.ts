import type { SyntaxNode } from './javascript';

/** Functions whose first argument is run. */
const RUNS = /^(eval|Function|execSync|require|runInNewContext|runInThisContext|runInContext|Script|compileFunction)$/;
/** Functions of child_process that run a program without a shell, unless they are asked for one. */
const MAY_RUN = /^(spawn|spawnSync|execFile|execFileSync)$/;

/**
 * Names of variables whose text a program runs: those in `eval(…)`, `execSync(…)`, `spawn(…, { shell: true })`, and those that are
 * assigned to one of them or given to a function whose parameter is one.
 */
export function runNames(program: SyntaxNode, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const flows: { readonly to: string; readonly from: SyntaxNode }[] = [];
  const params = new Map<string, readonly string[]>();
  const calls: { readonly name: string; readonly args: readonly SyntaxNode[] }[] = [];
  const addAll = (node: SyntaxNode) => {
    visit(node, ({ name }) => {
      if (name !== undefined) names.add(name);
    });
  };
  visit(program, (node) => {
    const { type, id, init, left, right, params: given } = node as Partial<Parts> & SyntaxNode;
    if (type === 'VariableDeclarator' && id?.name !== undefined && init) {
      flows.push({ to: id.name, from: init });
      if (isNode(init) && 'params' in init) params.set(id.name, namesOf((init as Partial<Parts>).params));
    }
    if (type === 'AssignmentExpression' && left?.name !== undefined && right)
      flows.push({ to: left.name, from: right });
    if (type === 'FunctionDeclaration' && id?.name !== undefined) params.set(id.name, namesOf(given));
    const call = callOf(node);
    if (!call) return;
    calls.push(call);
    for (const arg of runArguments(call, text)) addAll(arg);
  });
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const { to, from } of flows) if (names.has(to)) addAll(from);
    for (const { name, args } of calls)
      params.get(name)?.forEach((param, i) => {
        const arg = args[i];
        if (names.has(param) && arg) addAll(arg);
      });
  }
  return names;
}

/** The fields of nodes that are used. */
interface Parts {
  readonly id: SyntaxNode | null;
  readonly init: SyntaxNode | null;
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
  readonly params: readonly SyntaxNode[];
  readonly callee: SyntaxNode & { readonly property?: SyntaxNode; readonly object?: SyntaxNode };
  readonly arguments: readonly SyntaxNode[];
  readonly source: SyntaxNode;
}

interface Call {
  readonly name: string;
  readonly owner: SyntaxNode | undefined;
  readonly args: readonly SyntaxNode[];
}

function callOf(node: SyntaxNode): Call | undefined {
  const { callee, arguments: args, source } = node as Partial<Parts> & SyntaxNode;
  if (node.type === 'ImportExpression' && source) return { name: 'require', owner: undefined, args: [source] };
  if (!callee || !args) return undefined;
  return { name: (callee.property ?? callee).name ?? '', owner: callee.object, args };
}

/** Arguments of a call that are run. `exec` of a regular expression runs nothing. */
function runArguments({ name, owner, args }: Call, text: string): readonly SyntaxNode[] {
  const source = (node: SyntaxNode | undefined) => (node ? text.slice(node.start, node.end) : '');
  const isExec = name === 'exec' && (!owner || /child_process|^cp$/.test(source(owner)));
  if (RUNS.test(name) && !(name === 'require' && owner)) return args.slice(0, name === 'Function' ? undefined : 1);
  if (isExec || (/^set(Timeout|Interval)$/.test(name) && !/^(async|\(|function)|=>/.test(source(args[0]))))
    return args.slice(0, 1);
  if (!MAY_RUN.test(name)) return [];
  const asks = args.some((arg) => /\bshell:\s*(true|['"`])/.test(source(arg)));
  const isShell = /^['"`](\S*\/)?(ba|da|a|z)?sh['"`]$/.test(source(args[0]));
  return asks || isShell ? args.slice(0, 2) : args.slice(0, 1);
}

function namesOf(nodes: readonly SyntaxNode[] = []): string[] {
  return nodes.map(({ name }) => name ?? '');
}

function visit(node: SyntaxNode, each: (node: SyntaxNode) => void): void {
  each(node);
  for (const child of Object.values(node) as unknown[])
    for (const part of Array.isArray(child) ? (child as unknown[]) : [child]) if (isNode(part)) visit(part, each);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

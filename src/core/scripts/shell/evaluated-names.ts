import { flagsOf } from './assignments';
import { as, walk, type Node, type Nodes } from './syntax';
import { staticText, type Placeholders } from './words';

/**
 * Names of variables whose text bash evaluates as arithmetic, and so runs: those declared with `-i` or `-n`, and those that stand
 * in arithmetic, in the index of an array or in `${!name}`.
 */
export function evaluatedNames(file: Nodes['File'], holes: Placeholders): ReadonlySet<string> {
  const names = new Set<string>();
  const maps = new Set<string>();
  const add = (node: Node | null | undefined) => {
    if (!node) return;
    walk(node, (each) => {
      for (const name of as('Lit', each)?.Value.match(/[A-Za-z_]\w*/g) ?? []) names.add(name);
    });
  };
  walk(file, (node) => {
    const clause = as('DeclClause', node);
    const flags = clause ? flagsOf(clause, holes) : [];
    for (const { Name } of clause?.Args ?? []) {
      if (Name && flags.some((flag) => /^-[a-zA-Z]*[in]/.test(flag))) names.add(Name.Value);
      if (Name && flags.some((flag) => /^-[a-zA-Z]*A/.test(flag))) maps.add(Name.Value);
    }
    for (const name of evaluatedByCall(node, holes)) names.add(name);
    const expansion = as('ParamExp', node);
    const assign = as('Assign', node);
    if (ARITHMETIC.has(node.kind)) add(node);
    if (expansion?.Excl) names.add(expansion.Param.Value);
    if (expansion && !maps.has(expansion.Param.Value)) add(expansion.Index);
    if (assign && !maps.has(assign.Name?.Value ?? '')) add(assign.Index);
    add(expansion?.Slice?.Offset);
    add(expansion?.Slice?.Length);
  });
  return names;
}

const ARITHMETIC = new Set(['ArithmExp', 'ArithmCmd', 'LetClause', 'CStyleLoop']);

/** In a call with assignments in front the parser takes `let` and `declare` for commands like others. */
function evaluatedByCall(node: Node, holes: Placeholders): string[] {
  const [command, ...args] = as('CallExpr', node)?.Args.map((word) => staticText(word, holes).text) ?? [];
  const isLet = command === 'let';
  const isDeclaration =
    /^(declare|typeset|local|readonly|export)$/.test(command ?? '') && args.some((arg) => /^-\w*[in]/.test(arg));
  return isLet || isDeclaration ? args.flatMap((arg) => arg.match(/[A-Za-z_]\w*/g) ?? []) : [];
}

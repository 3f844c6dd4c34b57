import { flagsOf } from './assignments';
import { as, TESTS, walk, type Node, type Nodes } from './syntax';
import { staticText, type Placeholders } from './words';

/**
 * Names of variables whose text bash evaluates as arithmetic, and so runs: those declared with `-i` or `-n`, those that stand
 * in arithmetic, in a comparison of numbers in `[[ ]]`, in the index of an array or in `${!name}`, and those whose text is
 * assigned to one of these. `1` and the like are the arguments of the script or of a function.
 */
export function evaluatedNames(file: Nodes['File'], holes: Placeholders): ReadonlySet<string> {
  const names = new Set<string>();
  const maps = new Set<string>();
  const add = (node: Node | null | undefined) => {
    if (!node) return;
    walk(node, (each) => {
      for (const name of as('Lit', each)?.Value.match(/[A-Za-z_]\w*/g) ?? []) names.add(name);
      addExpanded(each);
    });
  };
  const addExpanded = (node: Node) => {
    const expansion = as('ParamExp', node);
    if (expansion) names.add(expansion.Param.Value);
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
    const test = as('BinaryTest', node);
    const isSet = as('UnaryTest', node);
    if (ARITHMETIC.has(node.kind) || (test && TESTS.isNumeric(test.Op))) add(node);
    if (isSet && TESTS.isSet.has(isSet.Op)) walk(isSet, addExpanded);
    if (expansion?.Excl) names.add(expansion.Param.Value);
    if (expansion && !maps.has(expansion.Param.Value)) add(expansion.Index);
    if (assign && !maps.has(assign.Name?.Value ?? '')) add(assign.Index);
    add(expansion?.Slice?.Offset);
    add(expansion?.Slice?.Length);
  });
  followAssignments(file, names);
  return names;
}

/** What is assigned to such a variable is evaluated too. The output of a command is its own. */
function followAssignments(file: Nodes['File'], names: Set<string>): void {
  const flows: { readonly to: string; readonly from: string }[] = [];
  walk(file, (node) => {
    const { Name, Value } = as('Assign', node) ?? {};
    const parts = Value?.Parts.flatMap((part) => as('DblQuoted', part)?.Parts ?? [part]) ?? [];
    for (const part of parts) {
      const from = as('ParamExp', part)?.Param.Value;
      if (Name && from !== undefined) flows.push({ to: Name.Value, from });
    }
  });
  for (let before = -1; before !== names.size;) {
    before = names.size;
    for (const { to, from } of flows) if (names.has(to)) names.add(from);
  }
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

import type { ProgramPlace } from '../expressions';
import type { SyntaxNode } from './javascript';

/** Parts of nodes in which an identifier is a name and no expression. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ['property'],
  Property: ['key'],
  PropertyDefinition: ['key'],
  MethodDefinition: ['key'],
  VariableDeclarator: ['id'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ArrowFunctionExpression: ['params'],
  ClassDeclaration: ['id'],
  ClassExpression: ['id'],
  CatchClause: ['param'],
  AssignmentExpression: ['left'],
  AssignmentPattern: ['left'],
  UpdateExpression: ['argument'],
  ForInStatement: ['left'],
  ForOfStatement: ['left'],
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  RestElement: ['argument'],
  MetaProperty: ['meta', 'property'],
};

/** Positions of the identifiers of a program, and whether an expression may stand instead. */
export function identifierPlaces(program: SyntaxNode): ReadonlyMap<number, ProgramPlace> {
  const places = new Map<number, ProgramPlace>();
  const visit = (node: SyntaxNode, isName: boolean): void => {
    if (node.type === 'Identifier') places.set(node.start, isName ? 'name' : 'code');
    for (const [field, child] of Object.entries(node)) {
      for (const each of Array.isArray(child) ? (child as unknown[]) : [child])
        if (isNode(each)) visit(each, isNameField(node, field) || (isName && isPattern(node)));
    }
  };
  visit(program, false);
  return places;
}

/** `a[x]` and `{ [x]: 1 }` hold expressions; `{ x }` names and uses at once. */
function isNameField(node: SyntaxNode, field: string): boolean {
  if ('shorthand' in node && node.shorthand === true) return true;
  if (/^(Import|Export)\w*Specifier$/.test(node.type)) return true;
  if (node.type === 'AssignmentExpression' && field === 'left') return true;
  return !('computed' in node && node.computed === true) && (NAMES[node.type] ?? []).includes(field);
}

function isPattern(node: SyntaxNode): boolean {
  return /Pattern$|^RestElement$/.test(node.type) || (node.type === 'Property' && 'kind' in node);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

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

/** An identifier of a program, and whether an expression may stand instead. */
export interface Identifier {
  readonly start: number;
  readonly end: number;
  readonly place: ProgramPlace;
}

/** All identifiers of a program. */
export function identifiersOf(program: SyntaxNode): readonly Identifier[] {
  const found: Identifier[] = [];
  const visit = (node: SyntaxNode, isName: boolean): void => {
    const { type, start, end } = node;
    if (type === 'Identifier' || type === 'PrivateIdentifier')
      found.push({ start, end, place: isName ? 'name' : 'code' });
    for (const [field, child] of Object.entries(node)) {
      const isNameBelow = isNameField(node, field) || (isName && passesOn(node, field));
      for (const each of Array.isArray(child) ? (child as unknown[]) : [child])
        if (isNode(each)) visit(each, isNameBelow);
    }
  };
  visit(program, false);
  return found;
}

/** `a[x]` and `{ [x]: 1 }` hold expressions; `{ x }` names and uses at once. */
function isNameField(node: SyntaxNode, field: string): boolean {
  if ('shorthand' in node && node.shorthand === true) return true;
  if (/^(Import|Export)\w*Specifier$/.test(node.type)) return true;
  return !('computed' in node && node.computed === true) && (NAMES[node.type] ?? []).includes(field);
}

/** Patterns hold names, but for the defaults and computed keys in them. */
function passesOn(node: SyntaxNode, field: string): boolean {
  if (node.type === 'AssignmentPattern') return field === 'left';
  if (node.type === 'Property') return field === 'value';
  return node.type === 'ObjectPattern' || node.type === 'ArrayPattern' || node.type === 'RestElement';
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

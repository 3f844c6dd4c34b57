import { join, relative } from 'node:path';
import ts from 'typescript';
import { read, ROOT } from './harness/blocks';
import { compile } from './harness/compile';
import { entryPoints } from './harness/preamble';

const { program } = compile([]);
const checker = program.getTypeChecker();

/** Wire types follow Tekton's own documentation; their defaults are the cluster's. */
const entries = entryPoints().filter(({ specifier }) => !specifier.endsWith('/schema'));

const exported = entries.flatMap(({ file }) => exportsOf(join(ROOT, file)));

const constructs = exported
  .flatMap((symbol) => symbol.declarations ?? [])
  .filter((node): node is ts.ClassDeclaration => ts.isClassDeclaration(node) && isConstruct(node) && !isAbstract(node));

test('README names every construct', () => {
  const table = read('README.md');

  expect(constructs.map(({ name }) => name?.text).filter((name) => !table.includes(`\`${name ?? ''}\``))).toEqual([]);
});

test('every construct class has an example', () => {
  const missing = exported
    .flatMap((symbol) => symbol.declarations ?? [])
    .filter((node): node is ts.ClassDeclaration => ts.isClassDeclaration(node) && isConstruct(node) && !isAbstract(node))
    .filter((node) => !tagsOf(node).includes('example'))
    .map((node) => `${where(node)} ${node.name?.text ?? ''}`);

  expect(missing).toEqual([]);
});

test('every optional prop says its default', () => {
  const missing = exported
    .flatMap((symbol) => symbol.declarations ?? [])
    .flatMap(membersOf)
    .filter((member) => member.questionToken && !tagsOf(member).includes('default'))
    .map((member) => `${where(member)} ${member.name.getText()}`);

  expect([...new Set(missing)]).toEqual([]);
});

test('every exported name says what it is', () => {
  const missing = exported
    .flatMap((symbol) => symbol.declarations?.slice(0, 1) ?? [])
    .filter((node) => !hasText(node))
    .map((node) => `${where(node)} ${node.getText().slice(0, 60)}`);

  expect([...new Set(missing)]).toEqual([]);
});

/** What the kind of a document says already, and what only excludes the other forms of a type. */
const IS_PLAIN = /^(apiVersion|kind|metadata|spec)$/;

test('every field of the wire types says what it is', () => {
  const file = join(ROOT, 'src/schema/index.ts');
  const fields = exportsOf(file, ts.createProgram([file], program.getCompilerOptions()))
    // The map of all documents has a field for each kind.
    .filter(({ name }) => name !== 'TektonDocuments')
    .flatMap((symbol) => symbol.declarations ?? [])
    .flatMap(membersOf)
    .filter((member) => !IS_PLAIN.test(member.name.getText()) && member.type?.kind !== ts.SyntaxKind.NeverKeyword);
  const missing = fields
    .filter((member) => ts.getJSDocCommentsAndTags(member).length === 0)
    .map((member) => `${where(member)} ${member.name.getText()}`);

  expect(fields.length).toBeGreaterThan(200);
  expect([...new Set(missing)]).toEqual([]);
});

function exportsOf(file: string, from: ts.Program = program): ts.Symbol[] {
  const types = from.getTypeChecker();
  const source = from.getSourceFile(file);
  const module = source && types.getSymbolAtLocation(source);
  return module
    ? types
        .getExportsOfModule(module)
        .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? types.getAliasedSymbol(symbol) : symbol))
    : [];
}

function isConstruct(node: ts.ClassDeclaration): boolean {
  const bases = (type: ts.Type): ts.Type[] => (type.getBaseTypes() ?? []).flatMap((base) => [base, ...bases(base)]);
  return bases(checker.getTypeAtLocation(node)).some((base) => base.getSymbol()?.name === 'Construct');
}

function isAbstract(node: ts.ClassDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;
}

/** The props of an interface, or of the object types that an alias is made of. */
function membersOf(node: ts.Declaration): ts.PropertySignature[] {
  if (ts.isInterfaceDeclaration(node)) return node.members.filter(ts.isPropertySignature);
  if (!ts.isTypeAliasDeclaration(node)) return [];
  const parts: readonly ts.TypeNode[] = ts.isIntersectionTypeNode(node.type) ? node.type.types : [node.type];
  return parts.filter(ts.isTypeLiteralNode).flatMap(({ members }) => members.filter(ts.isPropertySignature));
}

function tagsOf(node: ts.Node): string[] {
  return ts.getJSDocTags(node).map(({ tagName }) => tagName.text);
}

/** Variables carry their docstring on the statement around them. */
function hasText(node: ts.Declaration): boolean {
  const holder = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return ts.getJSDocCommentsAndTags(holder).some((doc) => ts.isJSDoc(doc) && doc.comment !== undefined);
}

function where(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${relative(ROOT, file.fileName)}:${line + 1}`;
}

import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import ts from 'typescript';
import { read, ROOT, sources } from './blocks';
import type { Example } from './example';

/** What an example may use without importing it, by the module it comes from. Earlier modules win. */
const MODULES: readonly { readonly name: string; readonly exports: ReadonlySet<string> }[] = [
  ...entryPoints().map(({ specifier, file }) => ({ name: specifier, exports: namedExports(file) })),
  { name: 'cdk8s', exports: new Set(Object.keys(cdk8s)) },
  { name: 'constructs', exports: new Set(['Construct', 'IConstruct']) },
];

/** The files behind the entry points of the package. */
export function entryPoints(): { readonly specifier: string; readonly file: string }[] {
  const { name, exports } = JSON.parse(read('package.json')) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, unknown>>;
  };
  return Object.keys(exports)
    .filter((path) => !['./package.json', './imports'].includes(path))
    .map((path) => ({
      specifier: path === '.' ? name : `${name}/${path.slice(2)}`,
      file: path === '.' ? 'src/index.ts' : `src/${path.slice(2)}/index.ts`,
    }));
}

/**
 * The hidden first line of an example: imports of all it names, and `app` and `chart` unless it makes its own.
 *
 * One line, so that lines are easily counted back.
 */
export function preambleFor(code: string, { features, fence }: Pick<Example, 'features' | 'fence'>): string {
  const { free, declared } = namesOf(code);
  const variables = [];
  if (!declared.has('app')) {
    const props = Object.keys(features).length > 0 ? `{ features: ${JSON.stringify(features)} }` : '';
    variables.push(`const app = new PipelineApp(${props});`);
    free.add('PipelineApp');
  }
  if (free.has('chart')) {
    variables.push("const chart = new PipelineChart(app, 'mountains', { namespace: 'ci' });");
    free.add('PipelineChart');
  }
  const imports = [...MODULES, ...ownLayer(fence.file)].flatMap((module) => {
    const names = [...free].filter((name) => module.exports.has(name));
    for (const name of names) free.delete(name);
    return names.length > 0 ? [`import { ${names.join(', ')} } from '${module.name}';`] : [];
  });
  if (free.has('kplus')) imports.push("import * as kplus from 'cdk8s-plus-28';");
  return [...imports, ...variables].join(' ');
}

/** Names of the variables at the top of an example. */
export function topLevelVariables(code: string): string[] {
  return parse(code).statements.flatMap((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
      : [],
  );
}

/** Layers below the constructs are not public as a whole; their docstrings may use the functions of their own layer. */
function ownLayer(file: string): typeof MODULES {
  const layer = /^src\/(util|schema|diagnostics|analysis|validation)\//.exec(file)?.[0];
  if (layer === undefined) return [];
  return sources()
    .filter((source) => source.startsWith(layer))
    .map((source) => ({ name: join(ROOT, source.replace(/\.ts$/, '')), exports: functionsOf(source) }));
}

function functionsOf(file: string): Set<string> {
  const functions = parse(read(file)).statements.filter(ts.isFunctionDeclaration);
  return new Set(functions.flatMap(({ name }) => (name ? [name.text] : [])));
}

function namedExports(file: string): Set<string> {
  const names = parse(read(file)).statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map(({ name }) => name.text)
      : [],
  );
  return new Set(names);
}

/** Names that are used and not made in the code, and names that are made anywhere in it. */
function namesOf(code: string): { readonly free: Set<string>; readonly declared: ReadonlySet<string> } {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) (isDeclaration(node) ? declared : used).add(node.text);
    if (ts.isPropertyAccessExpression(node)) {
      visit(node.expression);
      return;
    }
    if (ts.isPropertyAssignment(node)) {
      if (ts.isComputedPropertyName(node.name)) visit(node.name);
      visit(node.initializer);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(code));
  return { free: new Set([...used].filter((name) => !declared.has(name))), declared };
}

function isDeclaration(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent) || ts.isPropertySignature(parent)) return false;
  return 'name' in parent && parent.name === node;
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
}

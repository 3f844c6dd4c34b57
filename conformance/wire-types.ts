import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What JSON a TypeScript type stands for. */
export type WireShape = 'string' | 'number' | 'boolean' | 'list' | 'map' | 'object' | 'any';

/** A type of `src/schema`, looked at as JSON. Parts are computed when asked for, since types hold themselves. */
export interface WireType {
  /** Equal for the same type. */
  readonly id: string;
  /** All shapes of a union, sorted. */
  readonly shapes: readonly WireShape[];
  /** Names that stand in the declaration, `readonly EnvVar[]` has `EnvVar`. */
  readonly names: ReadonlySet<string>;
  /** Element of a list or map. */
  readonly of: () => WireType;
  /** Properties of all objects among the members of a union. */
  readonly fields: () => ReadonlyMap<string, WireType>;
}

/** Types of the document of one kind. */
export interface WireDocument {
  readonly kind: string;
  readonly apiVersion: string;
  readonly spec: WireType;
}

/** Reads the documents of the interface `TektonDocuments` with the TypeScript compiler. */
export function readWireDocuments(root = join(__dirname, '..')): WireDocument[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    { noEmit: true, types: [] },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: failOn },
  );
  if (!config) throw new Error(`no tsconfig.json in ${root}`);
  const file = join(root, 'src/schema/tekton-document.ts');
  const program = ts.createProgram([file], config.options);
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`no ${file}`);
  ts.getPreEmitDiagnostics(program).forEach(failOn);
  const checker = program.getTypeChecker();
  const documents = checker
    .getExportsOfModule(symbolOf(checker, source))
    .find((symbol) => symbol.name === 'TektonDocuments');
  if (!documents) throw new Error(`${dirname(file)} does not declare TektonDocuments`);
  const typeOf = (type: ts.Type, name: string): ts.Type => checker.getTypeOfSymbol(property(type, name));
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(documents)).map((symbol) => {
    const document = checker.getTypeOfSymbol(symbol);
    return {
      kind: literal(typeOf(document, 'kind')),
      apiVersion: literal(typeOf(document, 'apiVersion')),
      spec: wireType(checker, [typeOf(document, 'spec')], [property(document, 'spec')]),
    };
  });
}

function wireType(checker: ts.TypeChecker, types: readonly ts.Type[], declaredBy: readonly ts.Symbol[]): WireType {
  const members = types.flatMap(membersOf);
  const elements = members.flatMap((member) => elementsOf(checker, member));
  return {
    id: members.map((member) => (member as ts.Type & { id: number }).id).join('|'),
    shapes: [...new Set(members.map((member) => shapeOf(checker, member)))].sort(),
    names: new Set(declaredBy.flatMap(namesIn)),
    of: () => wireType(checker, elements, declaredBy),
    fields: () => fieldsOf(checker, members),
  };
}

/** Members of a union; `undefined`, `null` and `never` say nothing about a field that is there. */
function membersOf(type: ts.Type): ts.Type[] {
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never)) return [];
  return type.isUnion() ? type.types.flatMap(membersOf) : [type];
}

function shapeOf(checker: ts.TypeChecker, type: ts.Type): WireShape {
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return 'any';
  if (checker.isArrayType(type) || checker.isTupleType(type)) return 'list';
  return checker.getPropertiesOfType(type).length === 0 && type.getStringIndexType() ? 'map' : 'object';
}

function elementsOf(checker: ts.TypeChecker, type: ts.Type): ts.Type[] {
  const element = shapeOf(checker, type) === 'list' ? type.getNumberIndexType() : type.getStringIndexType();
  return element ? [element] : [];
}

function fieldsOf(checker: ts.TypeChecker, members: readonly ts.Type[]): ReadonlyMap<string, WireType> {
  const symbols = members
    .filter((member) => shapeOf(checker, member) === 'object')
    .flatMap((member) => checker.getPropertiesOfType(member));
  return new Map(
    [...new Set(symbols.map((symbol) => symbol.name))]
      .map((name) => [name, symbols.filter((symbol) => symbol.name === name)] as const)
      .map(
        ([name, same]) =>
          [
            name,
            wireType(
              checker,
              same.map((one) => checker.getTypeOfSymbol(one)),
              same,
            ),
          ] as const,
      )
      // a field that is `never` everywhere does not exist
      .filter(([, { shapes }]) => shapes.length > 0),
  );
}

function namesIn(symbol: ts.Symbol): string[] {
  return (symbol.declarations ?? []).flatMap((declaration) => {
    const node = ts.isPropertySignature(declaration) ? declaration.type : undefined;
    return node?.getText().match(/\w+/g) ?? [];
  });
}

function property(type: ts.Type, name: string): ts.Symbol {
  const symbol = type.getProperty(name);
  if (!symbol) throw new Error(`a document type has no ${name}`);
  return symbol;
}

function literal(type: ts.Type): string {
  if (!type.isStringLiteral()) throw new Error('kind and apiVersion of a document type must be literals');
  return type.value;
}

function symbolOf(checker: ts.TypeChecker, source: ts.SourceFile): ts.Symbol {
  const symbol = checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${source.fileName} is not a module`);
  return symbol;
}

function failOn(diagnostic: ts.Diagnostic): never {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  throw new Error(`${diagnostic.file?.fileName ?? 'tsconfig.json'}: ${text}`);
}

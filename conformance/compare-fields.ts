import type { FieldTable, GoType } from './field-table';
import type { WireDocument, WireShape, WireType } from './wire-types';

/** A field about which Tekton and the wire types disagree. */
export interface FieldDifference {
  readonly fault: 'missing' | 'unknown' | 'shape' | 'name' | 'kind' | 'idle-exception';
  /** Where a document has it first: `Pipeline.spec.tasks[].when`. */
  readonly path: string;
  /** Go struct, `pipeline/v1.PipelineTask`. */
  readonly type: string;
  readonly message: string;
}

/** A difference that is meant. */
export interface FieldException {
  readonly type: string;
  readonly field: string;
  readonly fault: FieldDifference['fault'];
  readonly reason: string;
}

/** What a comparison found; every field of every type that is reached counts once. */
export interface FieldComparison {
  readonly passed: number;
  readonly differences: readonly FieldDifference[];
}

const SHAPES: Readonly<Record<Exclude<GoType['shape'], 'any'>, readonly WireShape[]>> = {
  string: ['string'],
  number: ['number'],
  boolean: ['boolean'],
  list: ['list'],
  map: ['map'],
  object: ['object'],
  param: ['list', 'map', 'string'],
};

/** Compares what Tekton decodes with what the wire types allow, in both directions. */
export function compareFields(
  table: FieldTable,
  documents: readonly WireDocument[],
  exceptions: readonly FieldException[],
): FieldComparison {
  const differences: FieldDifference[] = [];
  const idle = new Set(exceptions);
  const seen = new Set<string>();
  let passed = 0;

  const check = (type: string, field: string, path: string, fault: FieldDifference['fault'], text?: string): void => {
    const exception = exceptions.find((one) => one.type === type && one.field === field && one.fault === fault);
    if (text !== undefined && exception) idle.delete(exception);
    if (text === undefined || exception) passed++;
    else differences.push({ fault, path, type, message: text });
  };

  const enter = (name: string, wire: WireType, path: string): void => {
    const key = `${name} ${wire.id}`;
    if (seen.has(key)) return;
    seen.add(key);
    const fields = wire.fields();
    const known = table.types[name] ?? {};
    for (const [field, go] of Object.entries(known)) {
      const at = `${path}.${field}`;
      const own = fields.get(field);
      if (!own) check(name, field, at, 'missing', `Tekton has it (${print(go)}), src/schema does not`);
      else compare(name, field, go, own, at);
    }
    for (const [field, own] of fields) {
      if (Object.hasOwn(known, field)) continue;
      check(
        name,
        field,
        `${path}.${field}`,
        'unknown',
        `src/schema has it (${own.shapes.join(' | ')}), Tekton does not`,
      );
    }
  };

  const compare = (type: string, field: string, go: GoType, wire: WireType, path: string): void => {
    const wanted = go.shape === 'any' ? wire.shapes : SHAPES[go.shape];
    if (wire.shapes.join() !== wanted.join()) {
      check(type, field, path, 'shape', `Tekton has ${print(go)}, src/schema has ${wire.shapes.join(' | ')}`);
    } else if (go.of) {
      compare(type, field, go.of, wire.of(), `${path}${go.shape === 'list' ? '[]' : '.*'}`);
    } else if (go.name !== undefined && !wire.names.has(go.name)) {
      check(type, field, path, 'name', `Tekton has ${go.name} of Kubernetes, src/schema declares another type`);
    } else {
      check(type, field, path, 'shape');
      if (go.type !== undefined) enter(go.type, wire, path);
    }
  };

  for (const { kind, apiVersion, spec } of table.kinds) {
    const own = documents.find((document) => document.kind === kind);
    const version = own?.apiVersion;
    check(
      kind,
      kind,
      kind,
      'kind',
      version === apiVersion ? undefined : `Tekton has ${apiVersion}, src/schema ${version ?? 'nothing'}`,
    );
    if (own) compare(kind, 'spec', spec, own.spec, `${kind}.spec`);
  }
  for (const { kind } of documents) {
    if (table.kinds.some((known) => known.kind === kind)) continue;
    check(kind, kind, kind, 'kind', 'src/schema has this kind, Tekton does not');
  }
  for (const { type, field } of idle) {
    differences.push({
      fault: 'idle-exception',
      path: `${type}.${field}`,
      type,
      message: 'the exception is not needed any more',
    });
  }
  return { passed, differences };
}

function print(go: GoType): string {
  if (go.of) return `${go.shape} of ${print(go.of)}`;
  return go.type ?? go.name ?? go.shape;
}

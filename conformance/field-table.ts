/** What the oracle's mode `fields` prints: the JSON fields of Tekton's Go types. */
export interface FieldTable {
  readonly kinds: readonly { readonly kind: string; readonly apiVersion: string; readonly spec: GoType }[];
  /** Tekton's own structs, named like `pipeline/v1.Step`: fields by JSON name. */
  readonly types: Readonly<Record<string, Readonly<Record<string, GoType>>>>;
}

/** What JSON may stand in a field. */
export interface GoType {
  readonly shape: 'string' | 'number' | 'boolean' | 'list' | 'map' | 'object' | 'param' | 'any';
  /** Element of a list or map. */
  readonly of?: GoType;
  /** Of an object: key of {@link FieldTable.types}. */
  readonly type?: string;
  /** Of an object: struct of Kubernetes or Knative, which the table does not take apart. */
  readonly name?: string;
}

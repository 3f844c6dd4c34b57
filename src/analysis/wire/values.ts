/** Any map. */
export type Fields = Readonly<Record<string, unknown>>;

export type AnyParamValue = string | readonly string[] | Readonly<Record<string, string>>;

export interface AnyParamSpec {
  readonly name?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
  readonly default?: AnyParamValue;
  readonly enum?: readonly string[];
}

export interface AnyParam {
  readonly name?: string;
  readonly value: AnyParamValue;
}

export interface AnyRef {
  readonly name?: string;
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly resolver?: string;
  readonly params?: readonly AnyParam[];
}

export interface AnyResult {
  readonly name?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>;
  readonly value?: AnyParamValue;
}

export interface AnyWhen {
  readonly input?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
  readonly cel?: string;
}

/** A workspace as Tasks and Pipelines declare it. */
export interface AnyWorkspace {
  readonly name?: string;
  readonly mountPath?: string;
  readonly optional?: boolean;
  readonly readOnly?: boolean;
}

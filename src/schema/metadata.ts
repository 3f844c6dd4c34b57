/** Text by key, as in labels and annotations. */
export type StringMap = Readonly<Record<string, string>>;

/** Name, labels and annotations of a document. The part of Kubernetes' `ObjectMeta` that is written, not read. */
export interface ObjectMeta {
  /** Name, unique within the kind and namespace. Each kind has its own rule for it. */
  readonly name?: string;
  /** Prefix from which the cluster makes a name on create; `kubectl apply` refuses it. Cut to 58 characters. */
  readonly generateName?: string;
  /** @default - the namespace the document is applied to; none for cluster-scoped kinds */
  readonly namespace?: string;
  /** Pipelines hand theirs on to runs, runs to pods. */
  readonly labels?: StringMap;
  /** Pipelines hand theirs on to runs, runs to pods. */
  readonly annotations?: StringMap;
  /** Objects that own this one: it is deleted with the last of them. */
  readonly ownerReferences?: readonly OwnerReference[];
  /** Marks that must be taken off before the object is deleted. */
  readonly finalizers?: readonly string[];
}

/** An object that owns another one of the same namespace. */
export interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  /** Name of the owner, in the same namespace or of the whole cluster. */
  readonly name: string;
  /** Which object of that name; the server gives it. */
  readonly uid: string;
  /** Whether the owner manages the object. @default false */
  readonly controller?: boolean;
  /** Whether the owner stays until the object is gone. @default false */
  readonly blockOwnerDeletion?: boolean;
}

/** Labels and annotations alone: of embedded tasks and of `taskRunSpecs`. Tekton v1 `PipelineTaskMetadata`. */
export interface PipelineTaskMetadata {
  /** Put on the TaskRun and its pod. */
  readonly labels?: StringMap;
  /** Put on the TaskRun and its pod. */
  readonly annotations?: StringMap;
}

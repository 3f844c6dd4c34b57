import type { Fields } from './wire';

/** A document as others of its set see it. */
export interface SetDocument {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty when it has none, as with `generateName`. */
  readonly name: string;
  /** Empty when it says none. */
  readonly namespace: string;
  readonly metadata: Fields;
  /** The whole of it, with Tekton's defaults where Tekton reads it. */
  readonly content: Fields;
  /** Whether Tekton can read it, so that conclusions may be drawn. */
  readonly readable: boolean;
}

/** Documents that are looked at together, found by kind, namespace and name. */
export class DocumentSet {
  private index: Map<string, SetDocument> | undefined;
  private readonly kinds = new Map<string, readonly SetDocument[]>();
  private readonly namesOf = new Map<string, readonly string[]>();

  constructor(
    readonly all: readonly SetDocument[],
    /** Whether there is nothing else in the cluster that runs refer to. */
    readonly isComplete: boolean,
  ) {}

  /** The first document of a name. */
  find(kind: string, namespace: string, name: string): SetDocument | undefined {
    this.index ??= indexOf(this.all);
    return this.index.get(key(kind, namespace, name));
  }

  /** Names of all documents of a kind in a namespace. */
  names(kind: string, namespace: string): readonly string[] {
    const id = key(kind, namespace, '');
    let names = this.namesOf.get(id);
    if (!names) {
      const there = this.ofKind(kind).filter((one) => one.namespace === namespace && one.name !== '');
      this.namesOf.set(id, (names = there.map(({ name }) => name)));
    }
    return names;
  }

  /** All documents of a kind. */
  ofKind(kind: string): readonly SetDocument[] {
    let found = this.kinds.get(kind);
    if (!found) this.kinds.set(kind, (found = this.all.filter((one) => one.kind === kind)));
    return found;
  }
}

function indexOf(all: readonly SetDocument[]): Map<string, SetDocument> {
  const index = new Map<string, SetDocument>();
  for (const one of all) {
    const id = key(one.kind, one.namespace, one.name);
    if (one.name !== '' && !index.has(id)) index.set(id, one);
  }
  return index;
}

function key(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

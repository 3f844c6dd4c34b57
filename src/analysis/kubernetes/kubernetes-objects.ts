import { fieldOf } from '../../util/field-of';
import { rememberByObject } from '../../util/remember';
import type { DocumentSet, SetDocument } from '../documents/document-set';
import type { ReferredKind } from './kubernetes-references';

interface Named {
  readonly name: string;
  readonly namespace: string;
}

interface Index {
  readonly set: ReadonlySet<string>;
  /** The same in order. */
  readonly list: readonly string[];
}

/** Objects that are in a namespace without anybody's doing. */
const ALWAYS: Readonly<Partial<Record<ReferredKind, readonly string[]>>> = {
  ServiceAccount: ['default'],
  ConfigMap: ['kube-root-ca.crt'],
};

/** Kinds of operators that make a Secret, with the field that names it. */
const MAKERS: Readonly<Record<string, readonly string[]>> = {
  Certificate: ['spec', 'secretName'],
  ExternalSecret: ['spec', 'target', 'name'],
  SealedSecret: ['spec', 'template', 'metadata', 'name'],
  VaultDynamicSecret: ['spec', 'destination', 'name'],
  VaultStaticSecret: ['spec', 'destination', 'name'],
};

/** The objects of Kubernetes that documents are or make. */
export class KubernetesObjects {
  static readonly of = rememberByObject((set: DocumentSet) => new KubernetesObjects(set));

  private readonly indices = new Map<string, Index>();
  private readonly known = new Map<ReferredKind, readonly Named[]>();

  private constructor(private readonly set: DocumentSet) {}

  /** Whether there is one; without a namespace, in any. */
  has(kind: ReferredKind, name: string, namespace: string): boolean {
    return (ALWAYS[kind]?.includes(name) ?? false) || this.index(kind, namespace).set.has(name);
  }

  names(kind: ReferredKind, namespace: string): readonly string[] {
    return this.index(kind, namespace).list;
  }

  /** Namespaces in which there is one of a name. */
  namespacesOf(kind: ReferredKind, name: string): readonly string[] {
    return this.all(kind).flatMap((one) => (one.name === name && one.namespace !== '' ? [one.namespace] : []));
  }

  /** Whether there are any of a kind. */
  any(kind: ReferredKind): boolean {
    return this.all(kind).length > 0;
  }

  private index(kind: ReferredKind, namespace: string): Index {
    const key = `${kind}/${namespace}`;
    let names = this.indices.get(key);
    if (!names) {
      const there = this.all(kind).filter((one) => isOneNamespace(one.namespace, namespace));
      const set = new Set(there.map(({ name }) => name));
      this.indices.set(key, (names = { set, list: [...set] }));
    }
    return names;
  }

  private all(kind: ReferredKind): readonly Named[] {
    let known = this.known.get(kind);
    if (!known) {
      const made =
        kind === 'Secret'
          ? Object.keys(MAKERS)
              .flatMap((maker) => this.set.ofKind(maker))
              .map(secretOf)
          : [];
      known = [...this.set.ofKind(kind), ...made].filter(({ name }) => name !== '');
      this.known.set(kind, known);
    }
    return known;
  }
}

/** Documents without a namespace are applied to one that is not known here. */
function isOneNamespace(a: string, b: string): boolean {
  return a === b || a === '' || b === '';
}

function secretOf({ kind, name, namespace, content }: SetDocument): Named {
  const found = (MAKERS[kind] ?? []).reduce<unknown>(fieldOf, content);
  return { name: typeof found === 'string' ? found : name, namespace };
}

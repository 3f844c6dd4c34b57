import { groupBy } from '../../util/group-by';
import type { Fields } from '../wire';

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
  /** Name of the file it was read from. @default - a program made it */
  readonly file?: string | undefined;
}

/** Documents that are looked at together, found by kind, namespace and name. */
export class DocumentSet {
  private index: Map<string, SetDocument[]> | undefined;
  private askingFile = '';
  private readonly kinds = new Map<string, readonly SetDocument[]>();
  private namesOf: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    readonly all: readonly SetDocument[],
    /** Whether there is nothing else in the cluster that runs refer to. */
    readonly isComplete: boolean,
    /** Whether documents of different files go to one cluster. */
    readonly isTogether = false,
  ) {}

  /** Says which file is looked at, since a name may be given again in each folder of a repository. */
  lookFrom(file: string | undefined): void {
    this.askingFile = file ?? '';
  }

  /** The document of a name. When others have it too, and none is nearer than the others, nothing can be read of it. */
  find(kind: string, namespace: string, name: string): SetDocument | undefined {
    this.index ??= indexOf(this.all);
    const [first, ...others] = this.index.get(key(kind, namespace, name)) ?? [];
    if (!first || others.every(({ file }) => file === first.file)) return first;
    return nearestOf([first, ...others], this.askingFile) ?? { ...first, readable: false };
  }

  /** Names of all documents of a kind in a namespace. */
  names(kind: string, namespace: string): readonly string[] {
    if (!this.namesOf) {
      const named = groupBy(
        this.all.filter(({ name }) => name !== ''),
        (one) => key(one.kind, one.namespace, ''),
      );
      this.namesOf = new Map([...named].map(([id, documents]) => [id, documents.map(({ name }) => name)]));
    }
    return this.namesOf.get(key(kind, namespace, '')) ?? [];
  }

  /** All documents of a kind. */
  ofKind(kind: string): readonly SetDocument[] {
    let found = this.kinds.get(kind);
    if (!found) this.kinds.set(kind, (found = this.all.filter((one) => one.kind === kind)));
    return found;
  }
}

function indexOf(all: readonly SetDocument[]): Map<string, SetDocument[]> {
  return groupBy(
    all.filter(({ name }) => name !== ''),
    ({ kind, namespace, name }) => key(kind, namespace, name),
  );
}

/** The one in the same file, or the only one in the same folder. */
function nearestOf(documents: readonly SetDocument[], asking: string): SetDocument | undefined {
  const same = documents.find(({ file }) => file === asking);
  if (same) return same;
  const [first, ...others] = documents.filter(({ file = '' }) => folderOf(file) === folderOf(asking));
  return others.length === 0 ? first : undefined;
}

function folderOf(file: string): string {
  return file.replace(/[^\\/]*$/, '');
}

function key(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

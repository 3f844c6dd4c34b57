import { checkList } from '../check-list';
import { checkValue } from '../check-value';
import { CallSite } from '../../diagnostics/call-site';
import { checkOptionKeys } from '../check-keys';
import type { KeysOf } from '../shape';
import type { Size } from 'cdk8s';
import type {
  CSIVolumeSource,
  EmptyDirVolumeSource,
  KeyToPath,
  PersistentVolumeClaim,
  VolumeProjection,
} from '../../schema/kubernetes';
import type { WorkspaceBinding } from '../../schema/workspace';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import { noText } from '../references/no-text';
import { checkSize } from '../check-size';
import { nameOf, type INamed } from '../named';
import { boolean, text } from '../shapes';

type Wire = Omit<WorkspaceBinding, 'name'>;

const BRAND = Symbol.for('cdk8s-tekton.WorkspaceSource');

/** What a run binds to a workspace: a claim, a Secret, an empty folder … */
export class WorkspaceSource {
  private readonly wire: Wire;

  /** @internal */
  constructor(wire: Wire) {
    this.wire = wire;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** The same source, narrowed to a folder inside it. */
  withSubPath(subPath: string): WorkspaceSource {
    return new WorkspaceSource({ ...this.wire, subPath });
  }

  /** Whether it is a PersistentVolumeClaim, existing or made for the run. */
  get isClaim(): boolean {
    return 'volumeClaimTemplate' in this.wire || 'persistentVolumeClaim' in this.wire;
  }

  /** The wire form of the binding. */
  toBinding(name: string): WorkspaceBinding {
    return { name, ...this.wire } as WorkspaceBinding;
  }

  /** Refuses to be a text. @throws `not-a-text` */
  toString(): never {
    return noText('a source of files', 'bind it: workspaces: { <name>: … }');
  }

  /** Whether `x` is a WorkspaceSource, also one made by another copy of this package. */
  static isWorkspaceSource(x: unknown): x is WorkspaceSource {
    return typeof x === 'object' && x !== null && BRAND in x;
  }
}

/** Who may mount a claim at the same time. */
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** Options of {@link volumeClaim}. */
export interface VolumeClaimOptions {
  /** StorageClass. @default - the cluster's default class */
  readonly storageClassName?: string | undefined;
  /** Who may mount it at the same time. @default ['ReadWriteOnce'] */
  readonly accessModes?: readonly AccessMode[] | undefined;
  /** Everything else a claim may say; wins over the other options. @default - nothing */
  readonly spec?: PersistentVolumeClaim['spec'] | undefined;
}

const CLAIM_KEYS: KeysOf<VolumeClaimOptions> = { storageClassName: text, accessModes: true, spec: true };
const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/**
 * A PersistentVolumeClaim of its own for each run; it lives as long as the run object.
 *
 * @param size how much the run asks for
 * @throws `unknown-key`, `unknown-value`, `not-a-list`, `invalid-size` when it is no Size of cdk8s
 */
export function volumeClaim(size: Size, options: VolumeClaimOptions = {}): WorkspaceSource {
  const { storageClassName, accessModes = ['ReadWriteOnce'], spec } = options;
  checkOptionKeys(options, CLAIM_KEYS, 'volumeClaim');
  checkAccessModes(accessModes);
  checkSize(size, 'a volume claim', 'volumeClaim(Size.gibibytes(1))');
  return new WorkspaceSource({
    volumeClaimTemplate: {
      spec: compact({
        accessModes,
        resources: { requests: { storage: size.asString() } },
        storageClassName,
        ...spec,
      }),
    },
  });
}

function checkAccessModes(modes: readonly string[]): void {
  const at = { source: new CallSite() };
  checkList(modes, { field: 'accessModes', holds: 'words' }, at);
  for (const mode of modes) checkValue('accessModes', mode, ACCESS_MODES, { ...at, field: 'accessModes' });
}

/** A PersistentVolumeClaim that exists: its content stays from run to run. */
export function persistentVolumeClaim(claim: INamed, options: { readonly readOnly?: boolean } = {}): WorkspaceSource {
  checkOptionKeys(options, { readOnly: true }, 'persistentVolumeClaim');
  const { readOnly } = options;
  return new WorkspaceSource({
    persistentVolumeClaim: compact({ claimName: nameOf(claim, 'persistentVolumeClaim'), readOnly }),
  });
}

const EMPTY_DIR_KEYS: KeysOf<EmptyDirVolumeSource> = { medium: text, sizeLimit: text };

/** An empty folder of each pod: nothing reaches the next task. */
export function emptyDir(options: EmptyDirVolumeSource = {}): WorkspaceSource {
  checkOptionKeys(options, EMPTY_DIR_KEYS, 'emptyDir');
  return new WorkspaceSource({ emptyDir: options });
}

/** Which keys of a Secret or ConfigMap become which files. */
export interface FilesOptions {
  /** Key and file name of each file. @default - every key under its own name */
  readonly items?: readonly KeyToPath[] | undefined;
  /** Whether the run may start without it. @default false */
  readonly optional?: boolean | undefined;
}

const FILES_KEYS: KeysOf<FilesOptions> = { items: true, optional: boolean };

/** The keys of a ConfigMap as files. */
export function configMap(map: INamed, options: FilesOptions = {}): WorkspaceSource {
  checkOptionKeys(options, FILES_KEYS, 'configMap');
  const { items = [], optional } = options;
  return new WorkspaceSource({
    configMap: compact({ name: nameOf(map, 'configMap'), items: unlessEmpty(items), optional }),
  });
}

/** The keys of a Secret as files. */
export function secret(from: INamed, options: FilesOptions = {}): WorkspaceSource {
  checkOptionKeys(options, FILES_KEYS, 'secret');
  const { items = [], optional } = options;
  return new WorkspaceSource({
    secret: compact({ secretName: nameOf(from, 'secret'), items: unlessEmpty(items), optional }),
  });
}

/** Several Secrets, ConfigMaps, tokens in one folder. */
export function projected(sources: readonly VolumeProjection[]): WorkspaceSource {
  return new WorkspaceSource({ projected: { sources } });
}

/** A volume of a CSI driver. */
export function csi(source: CSIVolumeSource): WorkspaceSource {
  return new WorkspaceSource({ csi: source });
}

import { checkArgument, checkOptionKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import { Size } from 'cdk8s';
import { checkSize } from '../core/check-size';
import type { INamed } from '../core/named';
import { named, oneOf, text } from '../core/shapes';

/** Options of {@link RegistryStorage.claim}. */
export interface RegistryClaimOptions {
  /** How much it holds. @default Size.gibibytes(20) */
  readonly size?: Size | undefined;
  /** @default - the cluster's default StorageClass */
  readonly storageClass?: string | undefined;
  /** `ReadWriteOncePod` shuts the garbage collection out: switch it off then. @default 'ReadWriteOnce' */
  readonly accessMode?: 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadWriteOncePod' | undefined;
}

const CLAIM_KEYS: KeysOf<RegistryClaimOptions> = {
  size: true,
  storageClass: text,
  accessMode: oneOf(['ReadWriteOnce', 'ReadWriteMany', 'ReadWriteOncePod']),
};

/** What is known of the claim; `claim` makes one. */
type Source =
  | {
      readonly kind: 'claim';
      readonly size: Size;
      readonly storageClass?: string | undefined;
      readonly accessMode: string;
    }
  | { readonly kind: 'existing'; readonly name: string };

/** Where a registry keeps its images. */
export class RegistryStorage {
  /** @internal */
  readonly source: Source;
  /** Keeps other objects from passing as this one. */
  declare private readonly kind: 'storage';

  private constructor(source: Source) {
    this.source = source;
  }

  /**
   * A claim of the registry's own. Deleting it deletes the images.
   *
   * @throws `unknown-key`, `unknown-value`, `invalid-size`
   */
  static claim(options: RegistryClaimOptions = {}): RegistryStorage {
    checkOptionKeys(options, CLAIM_KEYS, 'RegistryStorage.claim');
    const { size = Size.gibibytes(20), storageClass, accessMode = 'ReadWriteOnce' } = options;
    checkSize(size, 'RegistryStorage.claim', 'RegistryStorage.claim({ size: Size.gibibytes(20) })');
    return new RegistryStorage({ kind: 'claim', size, storageClass, accessMode });
  }

  /** A claim that exists. The registry writes as user and group 1000. */
  static existing(claim: INamed): RegistryStorage {
    checkArgument(claim, named, 'claim', 'RegistryStorage.existing');
    return new RegistryStorage({ kind: 'existing', name: claim.name });
  }
}

import { Reference, type Origin } from './reference';
import { StringRef } from './string-ref';

/** A map of texts with known keys that the cluster fills in. It may stand as a whole param value only; `key()` gives a text. */
export class ObjectRef<K extends string = string> extends Reference {
  readonly type = 'object';
  private readonly name: string;
  private readonly keys: readonly string[];

  /** @internal */
  constructor(name: string, keys: readonly K[], origin: Origin) {
    super(`${name}[*]`, origin);
    this.name = name;
    this.keys = keys;
  }

  /** The text under a key. */
  key(key: K): StringRef {
    return new StringRef(`${this.name}.${key}`, this.origin);
  }

  /** @internal */
  hasKeys(keys: readonly string[]): boolean {
    return keys.every((key) => this.keys.includes(key));
  }
}

import { Reference } from '../references/reference';
import type { StringRef } from '../references/string-ref';

const BRAND = Symbol.for('cdk8s-tekton.RegistryImage');

/** An image in a registry that has two names: pods push to the one, nodes pull by the other. */
export class RegistryImage {
  /** `host/repository:tag` as builders in pods write it. */
  readonly push: string;
  /** `host/repository:tag` as the kubelet of a node pulls it; what an `image:` field takes. */
  readonly pull: string;

  /** @internal */
  constructor(pushHost: string, pullHost: string, repository: string | StringRef, tag: string | StringRef) {
    this.push = `${pushHost}/${repository}:${tag}`;
    this.pull = `${pullHost}/${repository}:${tag}`;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** The push name: where a text is wanted, it is that of a builder. */
  toString(): string {
    return this.push;
  }

  /** cdk8s asks every object that has this method for its plain value. */
  resolve(): string {
    return this.push;
  }

  /** Whether `x` is a RegistryImage, also one made by another copy of this package. */
  static isRegistryImage(x: unknown): x is RegistryImage {
    return typeof x === 'object' && x !== null && BRAND in x && !Reference.isReference(x);
  }
}

import { quote } from '../../util/quote';
import { showAs } from '../shown';
import { noText } from './no-text';
import { PathRef } from './path-ref';
import type { Origin } from './reference';
import { StringRef } from './string-ref';

/** A workspace as the steps of a Task see it. */
export class WorkspaceRef {
  /** Folder in the pod; empty text when an optional workspace is not bound. */
  readonly path: PathRef;
  /** `true` or `false`: whether an optional workspace is bound. */
  readonly bound: StringRef;
  /** Name of the PersistentVolumeClaim behind it, or empty. */
  readonly claim: StringRef;
  /** Name of the pod's volume behind it. */
  readonly volume: StringRef;
  /** @internal */
  readonly name: string;
  /**
   * Where the Task mounts it.
   * @internal
   */
  readonly mountPath: string;
  /** @internal */
  readonly origin: Origin;

  static {
    showAs(this, ({ name, path }) => `${quote(name)} at ${path}`);
  }

  /** @internal */
  constructor(name: string, origin: Origin, mountPath = `/workspace/${name}`) {
    this.name = name;
    this.mountPath = mountPath;
    this.origin = origin;
    this.path = new PathRef(`workspaces.${name}.path`, origin);
    this.bound = new StringRef(`workspaces.${name}.bound`, origin);
    this.claim = new StringRef(`workspaces.${name}.claim`, origin);
    this.volume = new StringRef(`workspaces.${name}.volume`, origin);
  }

  /** Refuses to be a text. @throws `not-a-text` */
  toString(): never {
    return noText(`workspace "${this.name}"`, `its folder is workspaces.${this.name}.path`);
  }
}

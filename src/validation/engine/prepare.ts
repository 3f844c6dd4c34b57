import type { Fields } from '../../analysis/wire';
import { decode, isOfTekton, metadataFaults, type DecodedDocument, type DecodeFault } from '../decoding/decode';
import { decodeLeniently } from '../decoding/decode-leniently';
import { setDefaults } from '../decoding/defaults';
import { moveOldFields, type OldPath } from '../decoding/old-fields';
import { prune } from '../decoding/prune';
import type { Document, KubernetesObject } from '../document';

/** A document with what was read of it. */
export interface Prepared {
  readonly source: Document;
  readonly metadata: Fields | undefined;
  readonly decoded: DecodedDocument | undefined;
  readonly faults: readonly DecodeFault[];
  /** Of a document whose fields have other names in the version that rules know. */
  readonly oldPath: OldPath | undefined;
}

/** Reads a document, with what Tekton fills in. */
export function prepare(source: Document): Prepared {
  const { document } = source;
  const read = decode(document);
  const faults = read?.faults ?? metadataFaults(document.metadata);
  // What Kubernetes has is read for its faults only.
  const decoded = read && isOfTekton(document.apiVersion, document.kind) ? read : undefined;
  let oldPath: OldPath | undefined;
  if (decoded && faults.length === 0) {
    setDefaults(document.apiVersion, document.kind, decoded.object);
    if (decoded.hasEmpty) prune(decoded.object, decoded.type);
    oldPath = moveOldFields(document.apiVersion, document.kind, decoded.object);
  }
  return {
    source,
    metadata: metadataOf(document, faults.length === 0 ? decoded : undefined),
    decoded,
    faults,
    oldPath,
  };
}

/** The metadata as it was read with the document; by itself when the document could not be read, or is not as it is written. */
function metadataOf({ metadata }: KubernetesObject, read: DecodedDocument | undefined): Fields | undefined {
  if (read && !read.isFolded) return (read.object['metadata'] ?? {}) as Fields;
  return decodeLeniently('meta/v1.ObjectMeta', metadata ?? {});
}

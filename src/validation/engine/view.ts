import type { SetDocument } from '../../analysis/documents/document-set';
import type { Fields } from '../../analysis/wire';
import type { PendingPlace } from '../../diagnostics/place';
import type { OldPath } from '../decoding/old-fields';
import { READ_NOTE, type Document, type KubernetesObject } from '../document';
import { holdsTriggerVariable } from '../../analysis/documents/embedded-runs';
import { placeIn } from './place-in';
import type { ReportAt } from './rule';
import { writtenPath } from './written-path';

/** What a view is made of. */
interface ViewProps {
  readonly source: Document;
  readonly item: SetDocument | undefined;
  readonly oldPath: OldPath | undefined;
  /** The run inside of the document that is looked at, and the field it stands in. @default - the document itself */
  readonly inside?: { readonly document: KubernetesObject; readonly path: string };
}

/** The document that rules look at, or a run inside of it: knows where what they name is written. */
export class View {
  readonly source: Document;
  readonly item: SetDocument | undefined;
  /** The document with its defaults, when it is walked. */
  read: Fields | undefined;
  private readonly oldPath: OldPath | undefined;
  private readonly inside: ViewProps['inside'];

  constructor({ source, item, oldPath, inside }: ViewProps) {
    this.source = source;
    this.item = item;
    this.oldPath = oldPath;
    this.inside = inside;
  }

  /** The field as the version of the document calls it. */
  inOwnVersion(path: string): string {
    return this.oldPath?.(path) ?? path;
  }

  /** Where a field that a rule names is written. */
  written(path: string): string {
    return this.inOwnVersion(this.read ? writtenPath(this.read, path) : path);
  }

  /** Whether what is written there is decided only later: by an event, or by what fills a template in. */
  isOpen(written: string, { text, isKey = false, anyEvent = false, isPlaceholder = false }: ReportAt): boolean {
    if (isPlaceholder) return false;
    if (this.inside && !anyEvent && holdsTriggerVariable(this.inside.document, written)) return true;
    return this.source.isOpen?.(this.inSource(written), { text, isKey }) ?? false;
  }

  /** The field of the whole document. */
  inSource(written: string): string {
    return this.inside ? `${this.inside.path}.${written}` : written;
  }

  placeOf(written: string, { text, isKey }: Pick<ReportAt, 'text' | 'isKey'> = {}): PendingPlace {
    return placeIn(this.source, this.inSource(written), text, isKey);
  }

  /** The call that read the file in which it is written, if a program did. */
  readAt(written: string): { readonly note: string; readonly at: PendingPlace }[] {
    const source = this.source.readAt?.(this.inSource(written));
    return source ? [{ note: READ_NOTE, at: { source } }] : [];
  }
}

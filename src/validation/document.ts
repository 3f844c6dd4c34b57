import type { CallSite } from '../diagnostics/call-site';
import type { PendingPlace, SourceLine } from '../diagnostics/place';
import type { FeatureFlags } from '../schema/feature-flags';

/** A Kubernetes object as it is written. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly generateName?: string; readonly namespace?: string };
  readonly spec?: unknown;
}

/** The part of a field that is meant. */
export interface LocatedPart {
  readonly text: string | undefined;
  readonly isKey: boolean;
}

/** A document with where it comes from and what holds for it. */
export interface Document {
  readonly document: KubernetesObject;
  readonly place: PendingPlace;
  readonly settings: { readonly features: Partial<FeatureFlags> };
  /** Whether it stands in a file that is applied, and not created once a run. @default - not known */
  readonly isApplied?: boolean;
  /** Line of a field, of a text inside it or of its name in a file; or the call that made this part. @default - that of `place` */
  readonly locate?: (path: string, part: LocatedPart) => SourceLine | CallSite | undefined;
  /** What stands in the file for a field, with quotes if it has some. @default - it stands in no file */
  readonly written?: (path: string) => string;
  /** The call that read the file in which a field of a construct stands. @default - it stands in no such file */
  readonly readAt?: (path: string) => CallSite | undefined;
  /** Whether a field is filled in later, so that nothing can be said of it now. @default - none is */
  readonly isOpen?: (path: string, part: LocatedPart) => boolean;
}

/** What a finding in a file says of the call that read it. */
export const READ_NOTE = 'the program reads the file';

import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';
import type { SourceLine } from '../../diagnostics/place';
import type { LocatedPart } from '../../validation/document';

const ORIGIN = Symbol.for('cdk8s-tekton.origin');

/** Remembers the construct that an object was made for. */
export function originate(object: IConstruct, construct: IConstruct): void {
  Object.defineProperty(object, ORIGIN, { value: construct });
}

/** The construct that the user made; the object itself where it was not made for another one. */
export function originOf(object: IConstruct): IConstruct {
  return (object as { [ORIGIN]?: IConstruct })[ORIGIN] ?? object;
}

/** What our own code threw while the construct's object rendered; undefined if nothing, or not our own. */
export function failureOf(construct: IConstruct): unknown {
  return (construct as { readonly failure?: unknown }).failure;
}

/** Where a part of a construct's object was written. */
export interface PartSite {
  /** The call that made it, or its line in a file. */
  readonly source: CallSite | SourceLine;
  /** The call that read the file. @default - it stands in no file */
  readonly readAt?: CallSite;
}

/** A construct whose object is made in more than one call, or read from a file. */
interface MadeInParts {
  siteOfPart?(object: object, path: string, part: LocatedPart): PartSite | undefined;
}

/** Where a part of a construct's object was written, such as a task of a pipeline; undefined where only the whole was. */
export function siteOfPart(
  construct: object,
  object: object,
  path: string,
  part: LocatedPart = { text: undefined, isKey: false },
): PartSite | undefined {
  return (construct as MadeInParts).siteOfPart?.(object, path, part);
}

/** A construct whose object holds documents as text, such as the run in the ConfigMap of a schedule. */
interface HoldsDocuments {
  documentsIn?(object: ApiObject): readonly object[];
}

/** The documents that an object of a construct holds as text; they are judged as if they stood by themselves. */
export function documentsIn(construct: IConstruct, object: ApiObject): readonly object[] {
  return (construct as HoldsDocuments).documentsIn?.(object) ?? [];
}

const foreignSites = new WeakMap<IConstruct, CallSite>();

/** Remembers the call that makes an object of cdk8s itself, whose stack nobody else keeps. */
export function rememberSite(object: IConstruct): void {
  foreignSites.set(object, new CallSite());
}

/** Where the user's program made a construct; undefined for those of others that never asked for a name. */
export function siteOf(construct: IConstruct): CallSite | undefined {
  return (construct as { readonly callSite?: CallSite }).callSite ?? foreignSites.get(construct);
}

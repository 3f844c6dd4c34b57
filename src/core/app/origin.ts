import type { IConstruct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';

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

/** A construct whose object is made in more than one call. */
interface MadeInParts {
  siteOfPart?(spec: unknown, path: string): CallSite | undefined;
}

/** The call that made a part of a construct's object, such as a task of a pipeline; undefined where there is no such call. */
export function siteOfPart(construct: IConstruct, spec: unknown, path: string): CallSite | undefined {
  return (construct as MadeInParts).siteOfPart?.(spec, path);
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

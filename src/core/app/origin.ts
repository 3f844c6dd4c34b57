import type { IConstruct } from 'constructs';
import type { CallSite } from '../../diagnostics/call-site';

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

/** Where the user's program made a construct; undefined for constructs of others. */
export function siteOf(construct: IConstruct): CallSite | undefined {
  return (construct as { readonly callSite?: CallSite }).callSite;
}

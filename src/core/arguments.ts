import type { ArrayParam, ObjectParam, StringParam } from './declarations/param';
import type { ArrayRef } from './references/array-ref';
import type { ObjectRef } from './references/object-ref';
import type { Text } from './references/text';
import type { UntrustedText } from './references/untrusted-text';
import type { PipelineWorkspace, Presence } from './references/pipeline-workspace';

/** What callers give for one declared param. `Also` is what a place takes besides, such as a status in finally. */
export type Argument<D, Also = never> = D extends StringParam
  ? Text | Also
  : D extends ArrayParam
    ? ArrayRef | readonly (Text | Also)[]
    : D extends ObjectParam<infer Key>
      ? ObjectRef<Key> | Readonly<Record<Key, Text | Also>>
      : UntrustedText | string;

type RequiredParam<P> = { [Name in keyof P]: P[Name] extends { readonly hasDefault: true } ? never : Name }[keyof P];

/** What callers give for all declared params; those with a default may be left out. */
export type Arguments<P, Also = never> = {
  readonly [Name in RequiredParam<P>]: Argument<P[Name], Also>;
} & { readonly [Name in Exclude<keyof P, RequiredParam<P>>]?: Argument<P[Name], Also> | undefined };

type RequiredWorkspace<W> = { [Name in keyof W]: W[Name] extends { readonly optional: true } ? never : Name }[keyof W];

type Binding<Is extends Presence> = PipelineWorkspace<Is> | readonly PipelineWorkspace<Is>[];

/** What a pipeline task gives for the workspaces of its Task; a list waits for the tasks of all its members. */
export type Bindings<W> = Readonly<Record<RequiredWorkspace<W>, Binding<'required'>>> &
  Readonly<Partial<Record<Exclude<keyof W, RequiredWorkspace<W>>, Binding<Presence> | undefined>>>;

/** Says in a compile error that a name is not declared; nothing can be assigned to it. */
export interface Unknown<Sentence extends string, Declared> {
  readonly [undeclared]: readonly [Sentence, Declared];
}
declare const undeclared: unique symbol;

/** Makes every key of `A` that `Declared` lacks a compile error with a sentence, also when the object is passed whole. */
export type Exact<A, Declared, What extends string> = {
  readonly [Name in Exclude<keyof A, keyof Declared>]: Unknown<
    [keyof Declared] extends [never]
      ? `no ${What} '${Name & string}'; it declares none`
      : `no ${What} '${Name & string}'; there are`,
    keyof Declared
  >;
};

/** The field `params` of an options object: optional when every param has a default. */
export type ParamsField<P, A, Also = never, What extends string = 'param'> =
  {} extends Arguments<P, Also>
    ? { readonly params?: (A & Exact<A, P, What>) | undefined }
    : { readonly params: A & Exact<A, P, What> };

/** The field `workspaces` of an options object: optional when every workspace is. */
export type WorkspacesField<W, B> =
  {} extends Bindings<W>
    ? { readonly workspaces?: (B & Exact<B, W, 'workspace'>) | undefined }
    : { readonly workspaces: B & Exact<B, W, 'workspace'> };

/** A last parameter that may be left out when nothing in it is required. */
export type Omittable<Required, Options> = {} extends Required ? [options?: Options] : [options: Options];

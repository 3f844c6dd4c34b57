/** One of the properties of `T` and none of the others; reading any of them gives its type or undefined. */
export type ExactlyOne<T> = {
  [K in keyof T]: { readonly [P in K]: T[P] } & Readonly<Partial<Record<Exclude<keyof T, K>, never>>>;
}[keyof T];

/** Anything with a name: a cdk8s-plus Secret, an ApiObject, or `{ name: 'existing' }`. */
export interface INamed {
  /** `metadata.name` of the object. */
  readonly name: string;
}

/** `T` with every field that may be undefined made optional instead. */
export type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A copy without the fields that are undefined, so that documents hold no empty words. */
export function compact<T extends object>(fields: T): Compact<T> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const field = fields[key as keyof T];
    if (field !== undefined) copy[key] = field;
  }
  return copy as Compact<T>;
}

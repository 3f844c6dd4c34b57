import { textsOf } from '../../util/texts-of';

/** Texts in which names may be used. */
export interface Surroundings {
  /** Whether a variable of a kind with the name stands in one of them: `$(params.<name>…`. */
  readonly uses: (root: string, name: string) => boolean;
  readonly has: (text: string) => boolean;
  readonly matches: (pattern: RegExp) => boolean;
}

/** All texts of a value, as one that names are looked for in. */
export function surroundingTexts(value: unknown): Surroundings {
  const all = textsOf(value).join('\n');
  return {
    uses: (root, name) =>
      all.includes(`$(${root}.${name})`) ||
      all.includes(`$(${root}.${name}.`) ||
      all.includes(`$(${root}.${name}[`) ||
      all.includes(`$(${root}["${name}"]`) ||
      all.includes(`$(${root}['${name}']`) ||
      // Older notation of the same.
      all.includes(`$(inputs.${root}.${name}`),
    has: (text) => all.includes(text),
    matches: (pattern) => pattern.test(all),
  };
}

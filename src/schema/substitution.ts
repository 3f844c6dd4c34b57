/** A text that is one variable of Tekton or starts with one, where otherwise only certain words may stand. */
export type Substitution = `$(${string})`;

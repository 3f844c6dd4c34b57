import type { Param } from './param';

/** Runs a task once for each combination of values. Beta. Tekton v1 `Matrix`. */
export interface Matrix {
  /** Arrays; each combination of their elements is one run, 256 at most as shipped. */
  readonly params?: readonly Param[];
  /** Adds params to combinations they fit, or further combinations. */
  readonly include?: readonly IncludeParams[];
}

/** Adds to the combinations of a matrix. Tekton v1 `IncludeParams`. */
export interface IncludeParams {
  /** For people. */
  readonly name?: string;
  /** Texts. Names that the matrix has too choose the combinations that are added to. */
  readonly params?: readonly Param[];
}

import type { Random } from '../random';

/** A JSON object under construction. */
export type Json = Record<string, unknown>;

/** Names of documents and of what is in them. */
export const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'omega'];
/** Texts that refer to nothing that is declared. */
export const WORDS = [
  'text',
  'alpine:3',
  'a b c',
  '',
  'ünïcode ✓',
  '0',
  'true',
  '$',
  '$$(HOME)',
  '$(date)',
  'line\nline',
  '-v',
];

/** Names of Go types below `pipeline/pipeline/`, by the version of the document. */
const prefixOf = (apiVersion: string): string =>
  `pipeline/pipeline/${apiVersion === 'tekton.dev/v1beta1' ? 'v1beta1' : 'v1'}.`;

/** What the choices for one document depend on. */
export class Draft {
  /** Whether the document is of v1beta1 of Pipelines, whose fields have other names here and there. */
  readonly isOld: boolean;
  /** Whether the document is of v1alpha1 of Triggers. */
  readonly isOldTriggers: boolean;
  readonly prefix: string;

  constructor(
    readonly r: Random,
    readonly flags: Readonly<Record<string, string>>,
    /** A struct that the document is to have if it can, with most of its fields. */
    readonly focus?: string,
    apiVersion = 'tekton.dev/v1',
    kind = '',
  ) {
    this.isOld = apiVersion === 'tekton.dev/v1beta1' && kind !== 'StepAction';
    this.isOldTriggers = apiVersion === 'triggers.tekton.dev/v1alpha1';
    this.prefix = prefixOf(apiVersion);
  }

  /** So many different names, in any order, and what is made of each. */
  unique<N, T>(names: readonly N[], min: number, max: number, make: (name: N) => T): T[] {
    const left = [...names];
    const count = Math.min(left.length, min + this.r.below(max - min + 1));
    return Array.from({ length: count }, () => make(left.splice(this.r.below(left.length), 1)[0] as N));
  }
}

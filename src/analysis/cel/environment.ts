import { declare, parseType, type Declarations, type Signatures } from './declarations';
import { EXTENSIONS, TRIGGERS } from './extensions';
import { STANDARD } from './standard';
import type { CelType } from './types';

/** What an expression of CEL may use where it stands. */
export interface CelEnvironment {
  readonly variables: ReadonlyMap<string, CelType>;
  readonly functions: Declarations;
  /** Whether `math.least`, `math.greatest` and `sortBy` are there. */
  readonly hasExtensions: boolean;
  /** Whether patterns of `matches` are read before anything is evaluated (`OptOptimize` of cel-go). */
  readonly readsPatternsFirst: boolean;
}

/** Of `when[].cel` in pipelines and steps: no variables; Tekton pastes its own into the text before. */
export const WHEN_CEL = environment({}, [STANDARD]);

/** Of the interceptor `cel` of Tekton Triggers: filters and overlays. */
export const INTERCEPTOR_CEL = environment(
  {
    body: 'map(string, dyn)',
    header: 'map(string, dyn)',
    extensions: 'map(string, dyn)',
    requestURL: 'string',
  },
  [STANDARD, TRIGGERS, EXTENSIONS],
  { readsPatternsFirst: true },
);

/** Of the annotation `on-cel-expression` of Pipelines-as-Code. */
export const PIPELINES_AS_CODE_CEL = environment(
  {
    body: 'map(string, dyn)',
    headers: 'map(string, dyn)',
    files: 'map(string, dyn)',
    event: 'string',
    event_title: 'string',
    source_branch: 'string',
    source_url: 'string',
    target_branch: 'string',
    target_url: 'string',
  },
  [STANDARD, { pathChanged: ['string.() bool'] }],
);

/** The declarations are read when an expression is first looked at: most documents have none. */
function environment(
  variables: Readonly<Record<string, string>>,
  signatures: readonly Signatures[],
  { readsPatternsFirst = false } = {},
): CelEnvironment {
  let functions: Declarations | undefined;
  return {
    variables: new Map(Object.entries(variables).map(([name, type]) => [name, parseType(type)])),
    get functions() {
      return (functions ??= declare(...signatures));
    },
    hasExtensions: signatures.includes(EXTENSIONS),
    readsPatternsFirst,
  };
}

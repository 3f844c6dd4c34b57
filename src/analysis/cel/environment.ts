import { declare, parseType, type Declarations } from './declarations';
import { EXTENSIONS, TRIGGERS } from './extensions';
import { STANDARD } from './standard';
import type { CelType } from './types';

/** What an expression of CEL may use where it stands. */
export interface CelEnvironment {
  readonly variables: ReadonlyMap<string, CelType>;
  readonly functions: Declarations;
  /** Whether `math.least`, `math.greatest` and `sortBy` are there. */
  readonly hasExtensions: boolean;
}

/** Of `when[].cel` in pipelines and steps: no variables; Tekton pastes its own into the text before. */
export const WHEN_CEL: CelEnvironment = {
  variables: new Map(),
  functions: declare(STANDARD),
  hasExtensions: false,
};

/** Of the interceptor `cel` of Tekton Triggers: filters and overlays. */
export const INTERCEPTOR_CEL: CelEnvironment = {
  variables: new Map(
    Object.entries({
      body: parseType('map(string, dyn)'),
      header: parseType('map(string, dyn)'),
      extensions: parseType('map(string, dyn)'),
      requestURL: parseType('string'),
    }),
  ),
  functions: declare(STANDARD, TRIGGERS, EXTENSIONS),
  hasExtensions: true,
};

/** Of the annotation `on-cel-expression` of Pipelines-as-Code. */
export const PIPELINES_AS_CODE_CEL: CelEnvironment = {
  variables: new Map(
    Object.entries({
      body: parseType('map(string, dyn)'),
      headers: parseType('map(string, dyn)'),
      files: parseType('map(string, dyn)'),
      event: parseType('string'),
      event_title: parseType('string'),
      event_type: parseType('string'),
      source_branch: parseType('string'),
      source_url: parseType('string'),
      target_branch: parseType('string'),
      target_url: parseType('string'),
    }),
  ),
  functions: declare(STANDARD, { pathChanged: ['string.() bool'] }),
  hasExtensions: false,
};

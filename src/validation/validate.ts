import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Document } from './document';
import type * as Engine from './engine/run';
import type * as Rules from './rules';

/**
 * Looks at rendered documents together. The same for documents of constructs and for anybody's YAML.
 *
 * Engine and rules are loaded when the first app synthesizes, so that importing the library stays fast.
 */
export function validate(documents: readonly Document[]): Diagnostic[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  const { run } = require('./engine/run') as typeof Engine;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  const { RULES } = require('./rules') as typeof Rules;
  return run(documents, RULES, { embedded: true });
}

import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Document } from './document';
import { run } from './engine/run';
import { RULES } from './rules';

/** Looks at rendered documents together. The same for documents of constructs and for anybody's YAML. */
export function validate(documents: readonly Document[]): Diagnostic[] {
  return run(documents, RULES);
}

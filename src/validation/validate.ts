import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Document } from './document';
import { duplicateObject } from './rules/duplicate-object';
import { featureGate } from './rules/feature-gate';
import { objectNameRule } from './rules/object-name';

/** Looks at rendered documents together. The same for documents of constructs and, later, for anybody's YAML. */
export function validate(documents: readonly Document[]): Diagnostic[] {
  return [...documents.flatMap(objectNameRule), ...documents.flatMap(featureGate), ...duplicateObject(documents)];
}

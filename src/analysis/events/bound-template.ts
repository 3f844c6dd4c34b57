import type { DocumentSet, SetDocument } from '../documents/document-set';
import type { AnyTrigger, AnyTriggerTemplateSpec } from '../wire';
import { boundValues, type BoundValue } from './event-flow';

/** The template of a trigger, as far as it is in the set. */
export interface TemplateOfTrigger {
  readonly spec: AnyTriggerTemplateSpec;
  /** Undefined for one that stands inside of the trigger. */
  readonly document: SetDocument | undefined;
}

/** Finds the template of a trigger in its namespace; undefined where it is not here, or cannot be read. */
export function templateOfTrigger(
  { template = {} }: Pick<AnyTrigger, 'template'>,
  set: DocumentSet,
  namespace: string,
): TemplateOfTrigger | undefined {
  if (template.spec) return { spec: template.spec, document: undefined };
  const found = set.find('TriggerTemplate', namespace, template.ref ?? '');
  return found?.readable ? { spec: found.content['spec'] ?? {}, document: found } : undefined;
}

/** What the bindings of a trigger give to params of its template, by their names. */
export function valuesForTemplate(
  { bindings = [] }: AnyTrigger,
  path: string,
  set: DocumentSet,
  namespace: string,
): ReadonlyMap<string, BoundValue> {
  return new Map(boundValues(bindings, `${path}.bindings`, set, namespace).map((one) => [one.name, one]));
}

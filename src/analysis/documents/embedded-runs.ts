import { fieldOf } from '../../util/field-of';
import { splitPath } from '../../util/split-path';

/** A Kubernetes object that a template makes, as it is written. */
interface MadeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly generateName?: string; readonly namespace?: string };
  readonly spec?: unknown;
}

/** A document inside of a template of Triggers. */
interface Embedded {
  readonly document: MadeObject;
  readonly path: string;
}

/** The documents that a TriggerTemplate makes, also one that stands inside of a trigger or a listener. */
export function embeddedRuns({ kind, spec }: Pick<MadeObject, 'kind' | 'spec'>): Embedded[] {
  switch (kind) {
    case 'TriggerTemplate':
      return runsOf(spec, 'spec');
    case 'Trigger':
      return runsOf(templateOf(spec), 'spec.template.spec');
    case 'EventListener':
      return listOf(spec, 'triggers').flatMap((trigger, i) =>
        runsOf(templateOf(trigger), `spec.triggers[${i}].template.spec`),
      );
    default:
      return [];
  }
}

function templateOf(trigger: unknown): unknown {
  return fieldOf(fieldOf(trigger, 'template'), 'spec');
}

function runsOf(template: unknown, path: string): Embedded[] {
  return listOf(template, 'resourcetemplates').flatMap((document, i) =>
    isObject(document) ? [{ document, path: `${path}.resourcetemplates[${i}]` }] : [],
  );
}

function listOf(holder: unknown, key: string): readonly unknown[] {
  const list = fieldOf(holder, key);
  return Array.isArray(list) ? list : [];
}

/** Whether what stands at a path depends on the event. */
export function holdsTriggerVariable(document: unknown, path: string): boolean {
  let here = document;
  for (const segment of splitPath(document, path)) {
    if (typeof here !== 'object') break;
    here = fieldOf(here, segment);
  }
  return takesEvent(here === undefined ? '' : JSON.stringify(here));
}

/** Whether something in a text of a template is put in place of variables there. */
export function takesEvent(text: string): boolean {
  return /\$\(\s*(?:tt[.[]|uid\))/.test(text);
}

function isObject(value: unknown): value is MadeObject {
  return typeof fieldOf(value, 'apiVersion') === 'string' && typeof fieldOf(value, 'kind') === 'string';
}

import type { DocumentSet } from '../../analysis/documents/document-set';
import { templateOfTrigger } from '../../analysis/events/bound-template';
import type { Spot } from '../../analysis/events/payload-ways';
import type { AnyTemplate, Fields } from '../../analysis/wire';
import { rememberByObject } from '../../util/remember';
import type { KubernetesObject } from '../document';
import { embeddedRuns } from '../../analysis/documents/embedded-runs';
import { prepare } from './prepare';

/** A run that a template makes, as it was read. */
export interface TemplateRun {
  readonly run: Fields;
  readonly spot: Spot;
  /** Where a field of the run stands, from the document that the spot names. */
  readonly pathOf: (field: string) => string;
}

/** The runs that the template of a trigger makes, as far as they are in the set and can be read. */
export function templateRuns(
  template: AnyTemplate,
  path: string,
  set: DocumentSet,
  namespace: string,
): readonly TemplateRun[] {
  const { spec, document: found } = templateOfTrigger({ template }, set, namespace) ?? {};
  return embeddedRuns({ kind: 'TriggerTemplate', spec }).flatMap(({ document, path: inside }) => {
    const { decoded, faults, oldPath } = prepared(document);
    if (!decoded || faults.length > 0) return [];
    const at = found ? inside : inside.replace(/^spec/, `${path}.spec`);
    return [
      {
        run: decoded.object,
        spot: { document: found, path: at },
        pathOf: (field) => `${at}.${oldPath?.(field) ?? field}`,
      },
    ];
  });
}

/** Triggers share templates. */
const prepared = rememberByObject((document: KubernetesObject) =>
  prepare({ document, place: {}, settings: { features: {} } }),
);

import { mergedSteps } from '../../analysis/tasks/merge-steps';
import { JOINED_LISTS } from '../../analysis/tasks/merge-lists';
import type { AnyTaskSpec, Fields } from '../../analysis/wire';
import { fieldOf } from '../../util/field-of';
import { valueAt } from '../../util/split-path';

/** `spec.`, `steps[0]`, `env`, `[0]`, `.value` of `spec.steps[0].env[0].value`. */
const IN_STEP = /^(.*?\.?)steps\[(\d+)\]\.([^.[]+)(?:\[(\d+)\])?(.*)$/;

/** Where a field of a step that has been joined with the step template is written: in the step or in the template. */
export function writtenPath(document: unknown, path: string): string {
  const [, before = '', step = '', field = '', entry, rest = ''] = IN_STEP.exec(path) ?? [];
  if (step === '') return path;
  const spec = valueAt(document, before.replace(/\.$/, '')) as AnyTaskSpec | undefined;
  const own = spec?.steps?.[Number(step)];
  if (!spec?.stepTemplate || !own) return path;
  const list = JOINED_LISTS.find((one) => one.field === field);
  const template = (spec.stepTemplate as Fields)[field];
  if (!list || entry === undefined)
    return (own as Fields)[field] === undefined && template !== undefined
      ? path.replace(`${before}steps[${step}]`, `${before}stepTemplate`)
      : path;
  // Entries of the step come first.
  if (Number(entry) < (own[list.field]?.length ?? 0)) return path;
  const key = fieldOf(mergedSteps(spec)[Number(step)]?.[list.field]?.[Number(entry)], list.key);
  const at = Array.isArray(template) ? template.findIndex((one: unknown) => fieldOf(one, list.key) === key) : -1;
  return at < 0 ? path : `${before}stepTemplate.${field}[${at}]${rest}`;
}

import type { TaskVariable } from '../tasks/task-variables';

/** Where Tekton puts only texts, or elements of lists, and the webhooks do not look for anything else. */
export const ONLY_TEXTS =
  /\.(?:volumes|sidecars)\[\d+\]\.|\.workspaces\[\d+\]\.mountPath$|\.valueFrom\.|\.envFrom\[|\.onError$/;
/** What a step gives to its StepAction: a text, an element of a list, or a value of a map. */
const GIVEN = /\.steps\[\d+\]\.params\[\d+\]\.value(.*)$/;
const CONDITION = /\.steps\[\d+\]\.when\[\d+\]\./;
const ELEMENT = /\.(?:command|args)\[\d+\]$/;

/** Whether the webhooks do not look for lists and maps where a variable stands, whosever they are. */
export function isUnseen(path: string): boolean {
  return ONLY_TEXTS.test(path) || GIVEN.test(path) || CONDITION.test(path);
}

/**
 * Whether a list or a map has no place where a variable takes it whole.
 * @param isInherited whether it is a param of the pipeline around the task
 */
export function isWholeMisplaced(
  { path, text, variable }: TaskVariable,
  type: 'array' | 'object',
  isInherited: boolean,
): boolean {
  const isAlone = text === variable.text;
  const [, part] = GIVEN.exec(path) ?? [];
  // A value of another type than the StepAction takes is told elsewhere.
  if (part === '') return !isAlone;
  if (type === 'object' || !isAlone) return true;
  // A Task replaces a list that has come to stand alone in an argument, but only its own.
  if (part?.startsWith('.')) return isInherited;
  return part === undefined && !CONDITION.test(path) && !ELEMENT.test(path);
}

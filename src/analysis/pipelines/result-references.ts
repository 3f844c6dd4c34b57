import { expressionsIn } from '../variables/admission-variables';
import type { AnyContainer, AnyParam, AnyParamValue, AnyPipelineTask, AnyStep, AnyWhen } from '../wire';

/** A result that a pipeline task uses. */
export interface ResultReference {
  readonly task: string;
  readonly result: string;
  /** What it takes of an object. */
  readonly key?: string;
}

const INDEX = /\[[0-9]*\*?\]/g;

/** Whether an expression has the shape of a result of a task, right or wrong. */
export function looksLikeResult(expression: string): boolean {
  return resultWords(expression) !== undefined;
}

/** The result that an expression names, unless it has too many words. */
export function parseResult(expression: string): ResultReference | undefined {
  const words = resultWords(expression);
  if (words === undefined || words.length > 5) return undefined;
  const task = words[1] ?? '';
  const result = words[3] ?? '';
  const key = words[4];
  return key === undefined ? { task, result: result.replace(INDEX, '') } : { task, result, key };
}

/** The words of an expression that has the shape of a result of a task. */
function resultWords(expression: string): readonly string[] | undefined {
  if (!expression.startsWith('tasks.') && !expression.startsWith('finally.')) return undefined;
  const words = expression.split('.');
  return words.length >= 4 && words[2] === 'results' ? words : undefined;
}

/** Expressions in a value of whatever type. */
export function valueExpressions(value: AnyParamValue | undefined): readonly string[] {
  if (typeof value === 'string') return expressionsIn(value);
  return valueTexts(value).flatMap(expressionsIn);
}

/** The texts of a value of whatever type. */
export function valueTexts(value: AnyParamValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly string[]) : Object.values(value);
}

/** Expressions in a when expression. */
export function whenExpressions({ input, cel, values = [] }: AnyWhen): string[] {
  return [input, cel, ...values].flatMap(expressionsIn);
}

/** Params of a task, of its matrix and of the combinations it includes. */
export function allParams({ params = [], matrix }: AnyPipelineTask): readonly AnyParam[] {
  return [...params, ...(matrix?.params ?? []), ...(matrix?.include ?? []).flatMap((include) => include.params ?? [])];
}

/** Whether a task runs once per combination. */
export function isMatrixed({ matrix }: AnyPipelineTask): boolean {
  return Boolean(matrix?.params?.length ?? 0) || Boolean(matrix?.include?.length ?? 0);
}

/** A result with the field that uses it. */
export interface ResultUse extends ResultReference {
  readonly path: string;
}

/**
 * Every result that a pipeline task uses, in params, matrix, when and the steps and sidecars inside it. What stands in those is
 * told by the step or sidecar.
 */
export function resultUses(task: AnyPipelineTask, steps: readonly AnyStep[], path: string): readonly ResultUse[] {
  const at = (expressions: readonly string[], where: string): ResultUse[] =>
    expressions.flatMap(parseResult).flatMap((used) => (used ? [{ ...used, path: where }] : []));
  const { params = [], matrix, when = [], taskSpec } = task;
  return [
    ...params.flatMap(({ value }, i) => at(valueExpressions(value), `${path}.params[${i}].value`)),
    ...(matrix?.params ?? []).flatMap(({ value }, i) =>
      at(valueExpressions(value), `${path}.matrix.params[${i}].value`),
    ),
    ...(matrix?.include ?? []).flatMap(({ params: included = [] }, i) =>
      included.flatMap(({ value }, j) =>
        at(valueExpressions(value), `${path}.matrix.include[${i}].params[${j}].value`),
      ),
    ),
    ...when.flatMap((one, i) => at(whenExpressions(one), `${path}.when[${i}]`)),
    ...steps.flatMap((step, i) => at(containerExpressions(step), `${path}.taskSpec.steps[${i}]`)),
    ...(taskSpec?.sidecars ?? []).flatMap((sidecar, i) =>
      at(containerExpressions(sidecar), `${path}.taskSpec.sidecars[${i}]`),
    ),
  ];
}

function containerExpressions(container: AnyContainer): string[] {
  const { name, image, imagePullPolicy, script, workingDir, command = [], args = [], env = [] } = container;
  const ofEnv = env.flatMap(({ value, valueFrom: from }) => [
    value,
    from?.secretKeyRef?.key,
    from?.secretKeyRef?.name,
    from?.configMapKeyRef?.key,
    from?.configMapKeyRef?.name,
  ]);
  return [name, image, imagePullPolicy, script, workingDir, ...command, ...args, ...ofEnv].flatMap(expressionsIn);
}

import { rememberByObject } from '../../util/remember';
import { isWholeParam } from '../variables/admission-variables';
import { isMatrixed } from './result-references';
import type { AnyParam, AnyPipelineTask } from '../wire';

/** A text of a pipeline task in which the webhooks look for params. */
export interface PipelineText {
  readonly text: string;
  readonly path: string;
  /** An element takes a whole array, a value of a when expression may. */
  readonly kind: 'value' | 'element' | 'when-value' | 'text';
  /** A param value that is nothing but a whole array or object. */
  readonly isWhole: boolean;
}

interface PlacedTask {
  readonly task: AnyPipelineTask;
  readonly path: string;
}

/** Texts of params, matrix and when. */
export const pipelineTexts = rememberByObject((place: PlacedTask): readonly PipelineText[] => {
  const { task, path } = place;
  const { params = [], matrix, when = [] } = task;
  return [
    ...params.flatMap((param, i) => paramTexts(param, `${path}.params[${i}].value`)),
    ...(isMatrixed(task) ? matrixTexts(matrix, `${path}.matrix`) : []),
    ...when.flatMap(({ input, values = [] }, i) => [
      ...text(input, `${path}.when[${i}].input`, 'text'),
      ...values.flatMap((value, j) => text(value, `${path}.when[${i}].values[${j}]`, 'when-value')),
    ]),
  ];
});

function paramTexts({ value }: AnyParam, path: string): PipelineText[] {
  if (typeof value === 'string') return text(value, path, 'value');
  if (Array.isArray(value)) return value.flatMap((item: string, i) => text(item, `${path}[${i}]`, 'element'));
  return Object.entries(value).flatMap(([key, item]) => text(item, `${path}.${key}`, 'text'));
}

/** Of matrix params only lists are looked at, of included ones only texts. */
function matrixTexts(matrix: AnyPipelineTask['matrix'], path: string): PipelineText[] {
  const { params = [], include = [] } = matrix ?? {};
  return [
    ...params.flatMap(({ value }, i) =>
      Array.isArray(value)
        ? value.flatMap((item: string, j) => text(item, `${path}.params[${i}].value[${j}]`, 'element'))
        : [],
    ),
    ...include.flatMap(({ params: included = [] }, i) =>
      included.flatMap(({ value }, j) =>
        typeof value === 'string' ? text(value, `${path}.include[${i}].params[${j}].value`, 'text') : [],
      ),
    ),
  ];
}

function text(value: string | undefined, path: string, kind: PipelineText['kind']): PipelineText[] {
  if (!value?.includes('$(')) return [];
  return [{ text: value, path, kind, isWhole: kind === 'value' && isWholeParam(value) }];
}

import { valueTexts } from '../../../../analysis/pipelines/result-references';
import type { AnyPipelineTask } from '../../../../analysis/wire';
import { variableKind } from '../../../../schema/variable-kinds';
import { parseVariables } from '../../../../schema/variables';
import { givenOf } from '../../../engine/calls';
import type { ParamKind } from '../../../../analysis/variables/given-params';

/** A param in what a task is given, or asks for, that its pipeline does not have. */
interface StrayParam {
  readonly variable: string;
  readonly kind: ParamKind;
  readonly path: string;
}

/** The params in what a task is given and in its conditions that are stray. */
export function strayParams(
  task: AnyPipelineTask,
  path: string,
  isStray: (kind: ParamKind) => boolean,
): readonly StrayParam[] {
  const look = (text: string | undefined, at: string): StrayParam[] =>
    parseVariables(text ?? '').flatMap((variable) => {
      const kind = variableKind(variable);
      if (kind.kind !== 'param' || !isStray(kind)) return [];
      return [{ variable: variable.text, kind, path: at }];
    });
  return [
    ...givenOf(path, task).flatMap(({ param, path: at }) =>
      valueTexts(param.value).flatMap((text) => look(text, `${at}.value`)),
    ),
    ...(task.when ?? []).flatMap(({ input, values = [] }, i) => [
      ...look(input, `${path}.when[${i}].input`),
      ...values.flatMap((text, j) => look(text, `${path}.when[${i}].values[${j}]`)),
    ]),
  ];
}

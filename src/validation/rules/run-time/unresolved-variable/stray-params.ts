import { valueTexts } from '../../../../analysis/pipelines/result-references';
import type { AnyPipelineTask } from '../../../../analysis/wire';
import { variableKind } from '../../../../schema/variable-kinds';
import { parseVariables } from '../../../../schema/variables';
import { givenOf } from '../../../engine/calls';
import type { ParamKind } from '../../../../analysis/variables/given-params';
import type { Fault } from '../../variable-fault';

/** A param in what a task is given, or asks for, that its pipeline does not have. */
interface StrayParam {
  readonly variable: string;
  readonly fault: Fault;
  readonly path: string;
}

/** The params in what a task is given and in its conditions that are stray. */
export function strayParams(
  task: AnyPipelineTask,
  path: string,
  faultOf: (kind: ParamKind) => Fault | undefined,
): readonly StrayParam[] {
  const look = (text: string | undefined, at: string): StrayParam[] =>
    parseVariables(text ?? '').flatMap((variable) => {
      const kind = variableKind(variable);
      const fault = kind.kind === 'param' ? faultOf(kind) : undefined;
      return fault ? [{ variable: variable.text, fault, path: at }] : [];
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

import { orderOf } from '../../analysis/pipelines/reachable-tasks';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { quote } from '../../util/quote';
import type { ResolvedTask, ResolvedTasks } from '../engine/places';
import { variablesIn } from './param-parts';
import { names } from './variable-fault';

/** A result of a task that a step of another one gives to its StepAction, and that is not there. */
export interface StepParamFault {
  readonly message: 'itself' | 'early' | 'result';
  readonly variable: string;
  readonly task: string;
  /** The result, or the task that starts too early. */
  readonly name: string;
  readonly path: string;
  /** Whether it is never there; else it is there by chance. */
  readonly isCertain: boolean;
  readonly help: readonly string[];
}

type TaskResult = VariableKind & { readonly kind: 'task-result' };

/** Results that steps inside of a pipeline give to StepActions. Unlike others they put the tasks in no order. */
export function stepParamFaults({ all, byName }: ResolvedTasks): StepParamFault[] {
  const uses = all.flatMap(({ place }, user) =>
    resultsInSteps(place).map((one) => ({ ...one, user, of: all.findIndex((other) => isTask(other, one.kind.task)) })),
  );
  if (uses.length === 0) return [];
  const before = orderOf(all.map(({ place }) => place));
  return uses.flatMap(({ kind, variable, path, user, of }): StepParamFault[] => {
    const place = all[user]?.place;
    // A task that is not there is told elsewhere.
    if (!place || of < 0) return [];
    const { task, result } = kind;
    if (!before(of, user) && place.section === 'tasks') {
      const isCertain = all.every((_, i) => !before(i, user) || before(i, of));
      const found = { variable, task, name: place.name, path, isCertain };
      if (of === user)
        return [{ ...found, message: 'itself', help: ['write it to a file, and let the next step read it'] }];
      return [{ ...found, message: 'early', help: [`let ${quote(place.name)} run after it: runAfter: [${task}]`] }];
    }
    const callee = byName.get(task)?.callee;
    const known = names(callee?.spec.results);
    if (!callee || known.includes(result)) return [];
    const help = unknownNameHelp(result, `results of ${quote(task)}`, known);
    return [{ message: 'result', variable, task, name: result, path, isCertain: true, help }];
  });
}

function isTask({ place }: ResolvedTask, name: string): boolean {
  return place.section === 'tasks' && place.name === name;
}

function resultsInSteps({ task: { taskSpec }, path }: ResolvedTask['place']): {
  readonly kind: TaskResult;
  readonly variable: string;
  readonly path: string;
}[] {
  return (taskSpec?.steps ?? []).flatMap(({ params = [] }, i) =>
    params.flatMap(({ value }, j) =>
      variablesIn(value).flatMap(({ variable }) => {
        const kind = variableKind(variable);
        const at = `${path}.taskSpec.steps[${i}].params[${j}].value`;
        return kind.kind === 'task-result' ? [{ kind, variable: variable.text, path: at }] : [];
      }),
    ),
  );
}

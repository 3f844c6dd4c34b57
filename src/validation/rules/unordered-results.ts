import { resultUses, type ResultReference } from '../../analysis/pipelines/result-references';
import { orderOf } from '../../analysis/pipelines/reachable-tasks';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { TaskVariable } from '../../analysis/tasks/task-variables';
import { quote } from '../../util/quote';
import type { PipelineTaskPlace, ResolvedTask, ResolvedTasks } from '../engine/places';
import { names } from './variable-fault';

/** A result of a task that another one takes where it puts them in no order, and that is not there. */
export interface UnorderedFault {
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

/**
 * Fields of a task inside of a pipeline in which Tekton replaces results without putting the tasks in order. It joins the step
 * template with the steps only when it has the order.
 */
const UNORDERED =
  /\.stepTemplate\.|\.(?:steps|sidecars)\[\d+\]\.(?:params|when|volumeMounts|envFrom)\[|\.volumes\[\d+\]\.|\.workspaces\[\d+\]\.mountPath$/;

/** Whether a variable is a result that puts the tasks in no order. */
export function isUnordered({ kind, path }: TaskVariable): boolean {
  return kind.kind === 'task-result' && UNORDERED.test(path);
}

/** Which of such results are not there when their tasks start. */
export function unorderedFaults({ all, byName }: ResolvedTasks, results: readonly TaskVariable[]): UnorderedFault[] {
  if (results.length === 0) return [];
  const uses = results.flatMap(({ kind, variable: { text: variable }, path }) => {
    if (kind.kind !== 'task-result') return [];
    const user = all.findIndex(({ place }) => path.startsWith(`${place.path}.taskSpec.`));
    return [{ kind, variable, path, user, of: all.findIndex((other) => isTask(other, kind.task)) }];
  });
  const before = orderOf(all.map(({ place }) => ({ ...place, uses: usesInOrder(place) })));
  return uses.flatMap(({ kind, variable, path, user, of }): UnorderedFault[] => {
    const place = all[user]?.place;
    // A task that is not there is told elsewhere.
    if (!place || of < 0) return [];
    const { task, result } = kind;
    const isOfTemplate = path.includes('.taskSpec.stepTemplate.');
    if (isOfTemplate && (of === user || !takes(place, kind))) return [];
    if (!before(of, user) && place.section === 'tasks') {
      const isCertain = all.every((_, i) => !before(i, user) || before(i, of));
      const found = { variable, task, name: place.name, path, isCertain };
      if (of === user)
        return [{ ...found, message: 'itself', help: ['write it to a file, and let the next step read it'] }];
      return [{ ...found, message: 'early', help: [`let ${quote(place.name)} run after it: runAfter: [${task}]`] }];
    }
    // Of what steps get by the template, that is told elsewhere.
    const callee = isOfTemplate ? undefined : byName.get(task)?.callee;
    const known = names(callee?.spec.results);
    if (!callee || known.includes(result)) return [];
    const help = unknownNameHelp(result, `results of ${quote(task)}`, known);
    return [{ message: 'result', variable, task, name: result, path, isCertain: true, help }];
  });
}

/** The results by which Tekton puts a task behind others. */
function usesInOrder({ task, uses, path }: PipelineTaskPlace): readonly ResultReference[] {
  const { stepTemplate, steps = [] } = task.taskSpec ?? {};
  return stepTemplate ? resultUses(task, steps, path) : uses;
}

/** Whether a step of a task takes a result: what a template says, steps may say otherwise. */
function takes({ allUses }: PipelineTaskPlace, { task, result }: ResultReference): boolean {
  return allUses.some((use) => use.task === task && use.result === result);
}

function isTask({ place }: ResolvedTask, name: string): boolean {
  return place.section === 'tasks' && place.name === name;
}

import { Callees } from '../../../../analysis/documents/callee';
import { taskVariables } from '../../../../analysis/tasks/task-variables';
import type { AnyParam, AnyPipelineRunSpec, AnyPipelineSpec } from '../../../../analysis/wire';
import { unknownNameHelp } from '../../../../diagnostics/unknown-name';
import { givenOf } from '../../../engine/calls';
import type { ResolvedTasks, Visitor } from '../../../engine/places';
import { names } from '../../variable-fault';
import type { Context } from './messages';
import { handedOn, ungivenParam } from './run-params';
import { pipelineRunFaults, taskRunFaults, type RunFault } from './run-variables';

/** What a run lacks, and a task inside of its Pipeline uses. */
interface Missing {
  readonly variable: string;
  readonly name: string;
  readonly known: readonly string[];
}

/** Variables in runs, and those in their pipelines that only they can give something. */
export function inRuns({ report, set, namespace }: Context): Visitor {
  const callees = (): Callees => new Callees(set(), namespace());
  const checkRun = (faults: readonly RunFault[]): void => {
    for (const { message, variable, param, of, path, help, severity } of faults)
      report(message, { variable, param, of }, { path, text: variable, help, severity });
  };
  /** Tasks inside of a Pipeline get workspaces and params by name from its run. */
  const checkInside = (spec: AnyPipelineSpec, run: AnyPipelineRunSpec, tasks: ResolvedTasks, path: string): void => {
    const workspaces = [...names(run.workspaces), ...names(spec.workspaces)];
    const params = [...(spec.params ?? []), ...(run.params ?? [])];
    const told = new Set<string>();
    const tell = (message: 'workspace' | 'param', { variable, name, known }: Missing): void => {
      if (told.has(`${message} ${name}`)) return;
      told.add(`${message} ${name}`);
      report(message, { variable, [message]: name } as never, {
        path,
        help: unknownNameHelp(name, `${message}s`, known),
      });
    };
    for (const { place } of tasks.all) {
      const { taskSpec } = place.task;
      if (!taskSpec || place.isCustom) continue;
      const given = givenOf('', place.task).map(({ param }) => param);
      const known = [...names(taskSpec.workspaces), ...workspaces];
      for (const one of taskVariables(taskSpec, `${place.path}.taskSpec`)) {
        const { kind, variable } = one;
        if (kind.kind === 'workspace' && !known.includes(kind.name))
          tell('workspace', { variable: variable.text, name: kind.name, known });
        const missing = ungivenParam(one, taskSpec, { params, given }, callees);
        if (missing) tell('param', { variable: variable.text, name: missing.param, known: names(params) });
      }
    }
  };
  /** Params of a PipelineRun are taken as they are, and a task may get them so. */
  const checkHandedOn = (param: AnyParam, path: string, tasks: ResolvedTasks, outer: readonly string[]): void => {
    const found = handedOn(param, tasks, outer);
    if (!found) return;
    const { variable, isLeft } = found;
    const help = 'write the value itself: params of a run are taken as they are';
    const at = { path: `${path}.value`, text: variable, help };
    if (isLeft) report('param', { variable, param: found.param }, at);
    else report('plain', { variable }, { ...at, severity: 'warning' });
  };
  return {
    TaskRunOfTask({ run, callee }) {
      checkRun(taskRunFaults(run, callee.spec));
    },
    RunOfPipeline({ run, callee, tasks, path }) {
      checkRun(pipelineRunFaults(run, callee.spec, tasks.all));
      if (!run.pipelineSpec) checkInside(callee.spec, run, tasks, path);
      const outer = [...names(callee.spec.params), ...names(run.params)];
      run.params?.forEach((param, i) => {
        checkHandedOn(param, `spec.params[${i}]`, tasks, outer);
      });
    },
  };
}

import { mergedSteps } from '../../../analysis/tasks/merge-steps';
import { valueTexts } from '../../../analysis/pipelines/result-references';
import { stepTexts } from '../../../analysis/tasks/step-texts';
import { surroundingTexts } from '../../../analysis/variables/surrounding-texts';
import { taskVariables, type TaskVariable } from '../../../analysis/tasks/task-variables';
import { misplaceableTexts } from '../../../analysis/tasks/step-places';
import { Callees, type Callee } from '../../../analysis/documents/callee';
import { runsOfPipeline } from '../../../analysis/documents/runs-of-pipeline';
import { stepResults } from '../../../analysis/tasks/step-results';
import type {
  AnyParam,
  AnyParamSpec,
  AnyPipelineRunSpec,
  AnyPipelineSpec,
  AnyStep,
  AnyTaskSpec,
} from '../../../analysis/wire';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { pipelineRunScope } from '../../../analysis/variables/param-scope';
import { variableKind } from '../../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import { givenOf } from '../../engine/calls';
import type { GivenParam, Inherited, Places, ResolvedTask, ResolvedTasks } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { writtenPath } from '../../engine/written-path';
import { step } from '../example';
import { givenFaults, type Giver } from '../given-variables';
import { handedOn, paramOfOthers, ungivenParam, type Ungiven } from '../run-params';
import { strayParams } from '../stray-params';
import { isIdle, stepActionFaults } from '../step-action-variables';
import { pipelineFaults } from '../pipeline-variables';
import { isUnordered, unorderedFaults } from '../unordered-results';
import { pipelineRunFaults, taskRunFaults, type RunFault } from '../run-variables';
import { ALONE, faultOf, isOfPipeline, names, type Known } from '../variable-fault';

/** A task in the pipeline of a run. */
const OF_RUN = /^spec\.pipelineSpec\.(?:tasks|finally)\[\d+\]$/;
/** A task inside of a Pipeline; one in a pipeline inside of it may get more from its parent. */
const IN_PIPELINE = /^spec\.(?:tasks|finally)\[\d+\]\.taskSpec$/;
/** A task inside of the pipeline of a run, for whose params the webhook takes those of all tasks. */
const OF_RUN_INSIDE = /^spec\.pipelineSpec\.tasks\[\d+\]\.taskSpec$/;
const WORKSPACES = 'workspaces:\n  - name: source';

export const unresolvedVariable = defineRule({
  id: 'unresolved-variable',
  severity: 'error',
  docs: {
    title: 'A variable stands for nothing, and stays as it is',
    why: 'The webhooks look for some variables in some fields. The text of another one reaches the container, where a shell takes it for a command.',
    bad: step('name: ls\nimage: alpine\nscript: ls $(workspaces.sources.path)', WORKSPACES),
    good: step('name: ls\nimage: alpine\nscript: ls $(workspaces.source.path)', WORKSPACES),
  },
  messages: {
    workspace: (d: { variable: string; workspace: string }) =>
      `nothing is put in place of ${quote(d.variable)}: there is no workspace ${quote(d.workspace)}`,
    param: (d: { variable: string; param: string }) =>
      `nothing is put in place of ${quote(d.variable)}: there is no param ${quote(d.param)}`,
    result: (d: { variable: string; result: string }) =>
      `nothing is put in place of ${quote(d.variable)}: there is no result ${quote(d.result)}`,
    step: (d: { variable: string; step: string }) =>
      `nothing is put in place of ${quote(d.variable)}: there is no step ${quote(d.step)}`,
    task: (d: { variable: string; task: string }) =>
      `nothing is put in place of ${quote(d.variable)}: there is no task ${quote(d.task)}`,
    pipeline: (d: { variable: string }) =>
      `nothing is put in place of ${quote(d.variable)}: a Task does not know the pipeline that it runs in`,
    unknown: (d: { variable: string }) => `nothing is put in place of ${quote(d.variable)}: there is no such variable`,
    field: (d: { variable: string; field: string; callee: string }) =>
      `nothing is put in place of ${quote(d.variable)} in ${quote(d.field)} of ${d.callee}: it is a result of a step`,
    itself: (d: { variable: string; task: string }) =>
      `nothing is put in place of ${quote(d.variable)}: it is a result of task ${quote(d.task)} itself`,
    early: (d: { variable: string; task: string; early: string }) =>
      `nothing is put in place of ${quote(d.variable)}: task ${quote(d.early)} does not wait for task ${quote(d.task)}`,
    status: (d: { variable: string }) =>
      `nothing is put in place of ${quote(d.variable)}: only finally tasks know how others ended`,
    through: (d: { variable: string }) =>
      `nothing is put in place of ${quote(d.variable)} in a task inside of a pipeline, but in what it is given`,
    plain: (d: { variable: string }) =>
      `nothing is put in place of ${quote(d.variable)}: what a run gives is taken as it is`,
    elsewhere: (d: { variable: string; param: string; of: string }) =>
      `nothing is put in place of ${quote(d.variable)}: only params of ${d.of} count here, and ${quote(d.param)} is none of them`,
    others: (d: { variable: string; param: string }) =>
      `nothing is put in place of ${quote(d.variable)}: param ${quote(d.param)} is given to other tasks of the run, not to this one`,
    ungiven: (d: { variable: string; param: string }) =>
      `nothing is put in place of ${quote(d.variable)}, unless a run gives param ${quote(d.param)}: the pipeline has none of that name`,
    shadowed: (d: { variable: string; param: string }) =>
      `nothing is put in place of ${quote(d.variable)}: the pipeline has a param ${quote(d.param)}, too`,
  },
  help: { others: 'give it to this task, too, or declare it for the pipeline' },
  visit: ({ report, set, namespace, current, placeIn }) => {
    const callees = (): Callees => new Callees(set(), namespace());
    /** Whether a run gives a param that its Pipeline does not declare. */
    const isGivenByRun = (param: string): boolean =>
      runsOfPipeline(set(), current()).some(({ params }) => Array.isArray(params) && names(params).includes(param));
    const resultsOf: Known['resultsOf'] = (one) => stepResults(one, callees());
    /** Params of a run and its pipeline, and those given to its finally tasks, which the webhook of runs does not look at. */
    let ofRun: readonly string[] = [];
    let ofTasks: ReadonlySet<string> = new Set();
    const ofFinally = new Map<string, readonly string[]>();
    /** Results that tasks inside of a pipeline take where they put the tasks in no order. */
    const unordered: TaskVariable[] = [];
    /** Params that tasks inside of a Pipeline use, and only a run could give. */
    const ungiven: Ungiven[] = [];
    const check = (spec: AnyTaskSpec, path: string, inherited: Inherited): void => {
      let texts: ReadonlySet<string> | undefined;
      // The webhooks look for params here.
      const isLooked = (at: string): boolean =>
        !ofFinally.has(path) &&
        (texts ??= new Set(
          mergedSteps(spec).flatMap((one, i) =>
            stepTexts(one, `steps[${i}]`).map((text) => `${path}.${writtenPath(spec, text.path)}`),
          ),
        )).has(at);
      const told = new Set<string>();
      for (const one of taskVariables(spec, path)) {
        if (isUnordered(one)) unordered.push(one);
        if (inherited.isOpen && IN_PIPELINE.test(path) && !isComment(one)) {
          const param = ungivenParam(one, spec, inherited, callees);
          if (param) ungiven.push(param);
        }
        const use = `${one.path} ${one.variable.text}`;
        if (told.has(use)) continue;
        if (OF_RUN_INSIDE.test(path)) {
          const param = paramOfOthers(one, spec, inherited, callees);
          if (param) {
            told.add(use);
            const { variable, param: name } = param;
            report('others', { variable, param: name }, { path: one.path, text: variable });
            continue;
          }
        }
        const found = faultOf(one, spec, inherited, { isLooked, resultsOf });
        if (!found || isComment(one)) continue;
        told.add(use);
        const data = { variable: one.variable.text, [found.message]: found.name };
        // One that is asked whether it is bound is as good as one that is not.
        const isFree = one.kind.kind === 'workspace' && one.kind.field === 'bound';
        const severity = isFree || isIdle(one, spec, callees) ? 'warning' : 'error';
        report(found.message, data as never, { path: one.path, text: one.variable.text, help: found.help, severity });
      }
    };
    const checkGiven = (
      { param, path }: Pick<GivenParam, 'param' | 'path'>,
      { spec, title }: Callee<unknown>,
      by: Giver,
      bound?: readonly string[],
    ): void => {
      for (const { variable, fault, isUsed } of givenFaults(param, spec as AnyTaskSpec, by, { resultsOf, bound })) {
        const data = { variable: variable.text, [fault.message]: fault.name, callee: title };
        const severity = isUsed ? 'error' : 'warning';
        const at = by.startsWith('default') ? { path } : { path: `${path}.value`, text: variable.text };
        report(fault.message, data as never, { ...at, help: fault.help, severity });
      }
    };
    /** The webhook of runs does not look at what finally tasks are given, and takes params of any task for those of all. */
    const checkRunTask = ({ task, section, path }: Places['PipelineTask']): void => {
      // Parts of what tasks are given have types, which are told elsewhere.
      const isStray = (param: string, isPart: boolean): boolean =>
        !ofRun.includes(param) && (ofTasks.has(param) ? !isPart : section === 'finally');
      for (const { variable, param, path: at } of strayParams(task, path, isStray)) {
        const help = unknownNameHelp(param, 'params', ofRun);
        report('param', { variable, param }, { path: at, text: variable, help });
      }
    };
    /** Results of steps that a step hands on are put in few fields only. */
    const checkHandedResult = (
      { param: { name = '', value }, path }: GivenParam,
      { spec, title }: Callee<unknown>,
    ): void => {
      const variable = valueTexts(value)
        .flatMap(parseVariables)
        .find((one) => variableKind(one).kind === 'step-result');
      if (!variable) return;
      const use = misplaceableTexts(spec as AnyStep, '').find(({ text }) =>
        surroundingTexts(text).uses('params', name),
      );
      if (!use) return;
      const data = { variable: variable.text, field: use.field, callee: title };
      const help = 'let the StepAction take it in command, args or env';
      report('field', data, { path: `${path}.value`, text: variable.text, help });
    };
    /** What a StepAction says stands in the Task that uses it. */
    const checkStepAction = (call: Places['Call']): void => {
      const { document, title } = call.callee;
      for (const { variable, fault, path } of stepActionFaults(call, { resultsOf })) {
        const at = { path: call.path, help: fault.help };
        const related = document && [{ note: 'it stands here', at: placeIn(document, path) }];
        const data = { variable: variable.text, [fault.message]: fault.name, callee: title };
        report(fault.message, data as never, { ...at, ...(related && { related }) });
      }
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
    const checkPipeline = (spec: AnyPipelineSpec, tasks: ResolvedTasks, run: AnyPipelineRunSpec | undefined): void => {
      const last = new Set(
        ['tasks', 'finally'].map((section) => tasks.all.findLast(({ place }) => place.section === section)),
      );
      for (const one of tasks.all)
        for (const { message, variable, name, path, help, severity } of pipelineFaults(one, last.has(one), spec, run))
          if (message !== 'param' || !isGivenByRun(name))
            report(message, { variable, [message]: name }, { path, text: variable, help, severity });
    };
    /** The webhook does not look for how tasks ended in a matrix. */
    const checkMatrix = ({ place, callee }: ResolvedTask): void => {
      if (place.section === 'finally') return;
      for (const { param, by, path } of givenOf(place.path, place.task)) {
        const variable = by === 'params' ? undefined : valueTexts(param.value).flatMap(parseVariables).find(isStatus);
        if (!variable) continue;
        const isUsed = callee && surroundingTexts(callee.spec).uses('params', param.name ?? '');
        const help = 'move the task to finally; before, tasks only know that those before them succeeded';
        const severity = isUsed ? 'error' : 'warning';
        report('status', { variable: variable.text }, { path: `${path}.value`, text: variable.text, help, severity });
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
    const checkRun = (faults: readonly RunFault[]): void => {
      for (const { message, variable, param, of, path, help, severity } of faults)
        report(message, { variable, param, of }, { path, text: variable, help, severity });
    };
    return {
      TaskRunOfTask({ run, callee }) {
        checkRun(taskRunFaults(run, callee.spec));
      },
      StepAction({ spec: { params: _params, ...only }, path }) {
        for (const { variable, kind, path: at } of taskVariables({ steps: [only] }, path)) {
          if (!isOfPipeline(kind)) continue;
          const help = 'declare a param, and let the step give it this value';
          report(
            'pipeline',
            { variable: variable.text },
            { path: at.replace('.steps[0]', ''), text: variable.text, help },
          );
        }
      },
      Call(call) {
        const { caller, callee, given, declared, path, bound } = call;
        if (caller === 'step') {
          given.forEach((one) => {
            checkHandedResult(one, callee);
          });
          checkStepAction(call);
        }
        if ((caller !== 'task' && caller !== 'TaskRun') || 'tasks' in (callee.spec as object)) return;
        // What stands inside of its caller also has what the caller has, but for files of its own.
        const isInside = !callee.document;
        const giver = isInside ? 'inside' : caller === 'task' ? 'pipeline' : 'run';
        for (const one of given) checkGiven(one, callee, giver, bound);
        const names = new Set(given.map(({ param }) => param.name));
        for (const { name = '', default: value } of declared)
          if (value !== undefined && !names.has(name) && !(isInside && call.scope.param(name) !== undefined))
            checkGiven({ param: { name, value }, path }, callee, isInside ? 'default inside' : 'default', bound);
      },
      RunOfPipeline({ run, callee, tasks, path }) {
        checkRun(pipelineRunFaults(run, callee.spec, tasks.all));
        if (!run.pipelineSpec) checkInside(callee.spec, run, tasks, path);
        const outer = [...names(callee.spec.params), ...names(run.params)];
        run.params?.forEach((param, i) => {
          checkHandedOn(param, `spec.params[${i}]`, tasks, outer);
        });
      },
      // Tekton writes values of such params into the task before there are results, and later puts only whole results there.
      ResolvedPipeline({ spec, tasks, run, path }) {
        // A pipeline inside of another one may get more from its parent.
        if (path === 'spec' || path === 'spec.pipelineSpec') checkPipeline(spec, tasks, run);
        const ofRun = new Map(
          run?.params?.map(({ name = '', value }) => [name, Array.isArray(value) ? 'array' : 'string']),
        );
        const types = new Map([...ofRun, ...(spec.params ?? []).map(({ name = '', type }) => [name, type] as const)]);
        for (const { message, variable, task, name, path, isCertain, help } of unorderedFaults(tasks, unordered)) {
          const data = { variable, task, [message]: name };
          const severity = isCertain ? 'error' : 'warning';
          report(message, data as never, { path, text: variable, help, severity });
        }
        // What runs leave out is told of them.
        if (path === 'spec' && ungiven.length > 0 && runsOfPipeline(set(), current()).length === 0)
          for (const { param, variable, path: at } of ungiven) {
            const help = unknownNameHelp(param, 'params', names(spec.params));
            report('ungiven', { variable, param }, { path: at, text: variable, severity: 'warning', help });
          }
        for (const one of tasks.all) {
          const { place } = one;
          checkMatrix(one);
          const { taskSpec, params: given = [] } = place.task;
          if (!taskSpec || place.isCustom) continue;
          given.forEach(({ name = '', value }, i) => {
            if (types.get(name) !== (Array.isArray(value) ? 'array' : 'string')) return;
            for (const variable of valueTexts(value).flatMap(parseVariables)) {
              const kind = variableKind(variable);
              if (kind.kind !== 'task-result' || typeof kind.index !== 'number') continue;
              if (!surroundingTexts(taskSpec).uses('params', name)) continue;
              const help = 'rename the param of the task, or declare the result as string';
              const at = { path: `${place.path}.params[${i}].value`, text: variable.text, help };
              report('shadowed', { variable: variable.text, param: name }, at);
            }
          });
        }
      },
      Document() {
        ofRun = [];
        ofTasks = new Set();
        ofFinally.clear();
        unordered.length = 0;
        ungiven.length = 0;
      },
      PipelineRun({ spec }) {
        ofRun = [...names(spec.params), ...names(spec.pipelineSpec?.params)];
        ofTasks = new Set(spec.pipelineSpec ? names(pipelineRunScope(spec).params) : []);
      },
      PipelineTask(place) {
        const { task, section, path } = place;
        if (OF_RUN.test(path)) checkRunTask(place);
        if (section !== 'finally' || !task.taskSpec || !path.includes('pipelineSpec.')) return;
        ofFinally.set(`${path}.taskSpec`, [...ofRun, ...names(givenOf('', task).map(({ param }) => param))]);
      },
      TaskAlone({ spec, path, inherited = ALONE }) {
        const known = ofFinally.get(path)?.map((name): AnyParamSpec => ({ name }));
        check(spec, path, known ? { ...inherited, params: known } : inherited);
      },
    };
  },
});

/** What a run lacks, and a task inside of its Pipeline uses. */
interface Missing {
  readonly variable: string;
  readonly name: string;
  readonly known: readonly string[];
}

function isStatus(variable: Variable): boolean {
  return ['task-status', 'task-reason', 'aggregate-status'].includes(variableKind(variable).kind);
}

/** Whether a line of a script only tells people something. */
function isComment({ path, text, variable }: TaskVariable): boolean {
  if (!path.endsWith('.script')) return false;
  return /^\s*(?:#|\/\/)/.test(text.slice(text.lastIndexOf('\n', variable.start) + 1, variable.start));
}

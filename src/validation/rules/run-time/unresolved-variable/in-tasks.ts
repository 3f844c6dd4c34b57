import { Callees } from '../../../../analysis/documents/callee';
import { runsOfPipeline } from '../../../../analysis/documents/runs-of-pipeline';
import { mergedSteps } from '../../../../analysis/tasks/merge-steps';
import { stepResults } from '../../../../analysis/tasks/step-results';
import { stepTexts } from '../../../../analysis/tasks/step-texts';
import { isLiteral } from '../../../../analysis/scripts/literal-text';
import { taskVariables, type TaskVariable } from '../../../../analysis/tasks/task-variables';
import { pipelineRunScope } from '../../../../analysis/variables/param-scope';
import type { AnyParamSpec, AnyTaskSpec } from '../../../../analysis/wire';
import { unknownNameHelp } from '../../../../diagnostics/unknown-name';
import { givenOf } from '../../../engine/calls';
import type { Inherited, Places, ResolvedTasks, Visitor } from '../../../engine/places';
import { writtenPath } from '../../../engine/written-path';
import { specsOf, type KnownParam, type ParamKind } from '../../../../analysis/variables/given-params';
import { isIdle } from '../../step-action-variables';
import { isUnordered, unorderedFaults } from '../../unordered-results';
import { ALONE, faultOf, missingKey, names, type Fault, type Known } from '../../variable-fault';
import type { Context } from './messages';
import { paramOfOthers, ungivenParam, type Ungiven } from './run-params';
import { strayParams } from './stray-params';

/** A task in the pipeline of a run. */
const OF_RUN = /^spec\.pipelineSpec\.(?:tasks|finally)\[\d+\]$/;
/** A task inside of a Pipeline; one in a pipeline inside of it may get more from its parent. */
const IN_PIPELINE = /^spec\.(?:tasks|finally)\[\d+\]\.taskSpec$/;
/** A task inside of the pipeline of a run, for whose params the webhook takes those of all tasks. */
const OF_RUN_INSIDE = /^spec\.pipelineSpec\.tasks\[\d+\]\.taskSpec$/;

/** Variables in Tasks, and in tasks inside of pipelines. */
export function inTasks({ report, set, namespace, current }: Context): Visitor {
  const callees = (): Callees => new Callees(set(), namespace());
  const resultsOf: Known['resultsOf'] = (one) => stepResults(one, callees());
  const hasKey = (key: string): boolean =>
    set().all.some(({ content }) => JSON.stringify(content).includes(`"${key}":`));
  /** Params of a run and its pipeline, and those given to its finally tasks, which the webhook of runs does not look at. */
  let ofRun: readonly KnownParam[] = [];
  let ofTasks: readonly string[] = [];
  const ofFinally = new Map<string, readonly AnyParamSpec[]>();
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
      const found = faultOf(one, spec, inherited, { isLooked, resultsOf, hasKey });
      if (!found || isComment(one) || (one.kind.kind === 'unknown' && isOfProgram(one, spec))) continue;
      told.add(use);
      const data = { variable: one.variable.text, [found.message]: found.name };
      // One that is asked whether it is bound is as good as one that is not.
      const isFree = one.kind.kind === 'workspace' && one.kind.field === 'bound';
      // What no shell takes for a command may be meant as it stands.
      const isText = one.path.endsWith('.script') && isLiteral(one.text, one.variable.start);
      const severity = isFree || isText || isIdle(one, spec, callees) ? 'warning' : 'error';
      report(found.message, data as never, { path: one.path, text: one.variable.text, help: found.help, severity });
    }
  };
  /** The webhook of runs does not look at what finally tasks are given, and takes params of any task for those of all. */
  const checkRunTask = ({ task, section, path }: Places['PipelineTask']): void => {
    const isLast = section === 'finally';
    const strayFault = (kind: ParamKind): Fault | undefined => {
      if (names(ofRun).includes(kind.name)) return isLast ? missingKey(kind, ofRun) : undefined;
      if (!isLast && !ofTasks.includes(kind.name)) return undefined;
      return { message: 'param', name: kind.name, help: unknownNameHelp(kind.name, 'params', names(ofRun)) };
    };
    for (const { variable, fault, path: at } of strayParams(task, path, strayFault)) {
      const data = { variable, [fault.message]: fault.name };
      report(fault.message, data as never, { path: at, text: variable, help: fault.help });
    }
  };
  /** Only the whole pipeline tells in which order its tasks run, and who gives them params. */
  const checkCollected = (tasks: ResolvedTasks, params: readonly AnyParamSpec[] | undefined, path: string): void => {
    for (const { message, variable, task, name, path, isCertain, help } of unorderedFaults(tasks, unordered)) {
      const data = { variable, task, [message]: name };
      const severity = isCertain ? 'error' : 'warning';
      report(message, data as never, { path, text: variable, help, severity });
    }
    // What runs leave out is told of them.
    if (path === 'spec' && ungiven.length > 0 && runsOfPipeline(set(), current()).length === 0)
      for (const { param, variable, path: at } of ungiven) {
        const help = unknownNameHelp(param, 'params', names(params));
        report('ungiven', { variable, param }, { path: at, text: variable, severity: 'warning', help });
      }
  };
  return {
    Document() {
      ofRun = [];
      ofTasks = [];
      ofFinally.clear();
      unordered.length = 0;
      ungiven.length = 0;
    },
    PipelineRun({ spec }) {
      ofRun = [...specsOf(spec.params), ...(spec.pipelineSpec?.params ?? [])];
      ofTasks = spec.pipelineSpec ? names(pipelineRunScope(spec).params) : [];
    },
    PipelineTask(place) {
      const { task, section, path } = place;
      if (OF_RUN.test(path)) checkRunTask(place);
      if (section !== 'finally' || !task.taskSpec || !path.includes('pipelineSpec.')) return;
      ofFinally.set(`${path}.taskSpec`, [...ofRun, ...givenOf('', task).map(({ param: { name = '' } }) => ({ name }))]);
    },
    TaskAlone({ spec, path, inherited = ALONE }) {
      const known = ofFinally.get(path);
      check(spec, path, known ? { ...inherited, params: known } : inherited);
    },
    ResolvedPipeline({ spec, tasks, path }) {
      checkCollected(tasks, spec.params, path);
    },
  };
}

/** Whether a name that Tekton does not know is one of the environment, or of a function of the script. */
function isOfProgram({ variable, text, path }: TaskVariable, { steps = [], sidecars = [], stepTemplate }: AnyTaskSpec) {
  const name = variable.text.slice(2, -1);
  if (path.endsWith('.script')) return text.includes(`${name}()`) || text.includes(`${name} ()`);
  return [...steps, ...sidecars, ...(stepTemplate ? [stepTemplate] : [])].some(({ env }) =>
    env?.some((one) => one.name === name),
  );
}

/** Whether a line of a script only tells people something. */
function isComment({ path, text, variable }: TaskVariable): boolean {
  if (!path.endsWith('.script')) return false;
  return /^\s*(?:#|\/\/)/.test(text.slice(text.lastIndexOf('\n', variable.start) + 1, variable.start));
}

import { mergedSteps } from '../../../analysis/tasks/merge-steps';
import { valueTexts } from '../../../analysis/pipelines/result-references';
import { stepTexts } from '../../../analysis/tasks/step-texts';
import { surroundingTexts } from '../../../analysis/variables/surrounding-texts';
import { taskVariables, type TaskVariable } from '../../../analysis/tasks/task-variables';
import type { AnyTaskSpec } from '../../../analysis/wire';
import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { variableKind, type VariableKind } from '../../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../../schema/variables';
import { quote } from '../../../util/quote';
import { givenOf } from '../../engine/calls';
import type { GivenParam, Inherited, ResolvedTasks } from '../../engine/places';
import { defineRule } from '../../engine/rule';
import { writtenPath } from '../../engine/written-path';
import { step } from '../example';

const ALONE: Inherited = { params: [], workspaces: [], isInPipeline: false, isOpen: false };
/** What a param may hold for the task to replace. */
const OF_TASKS: ReadonlySet<VariableKind['kind']> = new Set(['workspace', 'result-path', 'context', 'unknown']);
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
    shadowed: (d: { variable: string; param: string }) =>
      `nothing is put in place of ${quote(d.variable)}: the pipeline has a param ${quote(d.param)}, too`,
  },
  visit: ({ report }) => {
    const check = (spec: AnyTaskSpec, path: string, inherited: Inherited): void => {
      let texts: ReadonlySet<string> | undefined;
      // The webhooks look for params here.
      const isLooked = (at: string): boolean =>
        (texts ??= new Set(
          mergedSteps(spec).flatMap((one, i) =>
            stepTexts(one, `steps[${i}]`).map((text) => `${path}.${writtenPath(spec, text.path)}`),
          ),
        )).has(at);
      const told = new Set<string>();
      for (const one of taskVariables(spec, path)) {
        const use = `${one.path} ${one.variable.text}`;
        if (told.has(use)) continue;
        const found = fault(one, spec, inherited, isLooked);
        if (!found || isComment(one)) continue;
        told.add(use);
        const data = { variable: one.variable.text, [found.message]: found.name };
        // One that is asked whether it is bound is as good as one that is not.
        const severity = one.kind.kind === 'workspace' && one.kind.field === 'bound' ? 'warning' : 'error';
        report(found.message, data as never, { path: one.path, text: one.variable.text, help: found.help, severity });
      }
    };
    /** Variables of a task that the caller writes into its params are replaced in the task, with what it has itself. */
    const checkGiven = (
      { param: { name, value }, path }: GivenParam,
      spec: AnyTaskSpec,
      isInPipeline: boolean,
    ): void => {
      for (const variable of valueTexts(value).flatMap(parseVariables)) {
        const kind = variableKind(variable);
        const isOfTask = OF_TASKS.has(kind.kind) || (!isInPipeline && kind.kind === 'param');
        if (!isOfTask || (kind.kind === 'workspace' && kind.field === 'bound')) continue;
        const one: TaskVariable = { variable, kind, text: variable.text, path, step: undefined };
        const found = fault(one, spec, { ...ALONE, isInPipeline }, () => false);
        if (!found) continue;
        const isUsed = taskVariables(spec, '').some((use) => use.kind.kind === 'param' && use.kind.name === name);
        const data = { variable: variable.text, [found.message]: found.name };
        const severity = isUsed ? 'error' : 'warning';
        report(found.message, data as never, {
          path: `${path}.value`,
          text: variable.text,
          help: found.help,
          severity,
        });
      }
    };
    /** Params of a PipelineRun are taken as they are, and a task may get them so. */
    const checkHandedOn = ({ param: { name = '', value }, path }: GivenParam, tasks: ResolvedTasks): void => {
      for (const variable of valueTexts(value).flatMap(parseVariables)) {
        const kind = variableKind(variable);
        if (kind.kind !== 'param') continue;
        const isLeft = tasks.all.some(({ place, callee }) => {
          if (!callee?.document || callee.spec.params?.some((one) => one.name === kind.name)) return false;
          const { uses } = surroundingTexts(callee.spec.steps);
          return givenOf('', place.task).some(
            ({ param }) => surroundingTexts(param.value).uses('params', name) && uses('params', param.name ?? ''),
          );
        });
        if (!isLeft) continue;
        const help = 'write the value itself: params of a run are taken as they are';
        report(
          'param',
          { variable: variable.text, param: kind.name },
          { path: `${path}.value`, text: variable.text, help },
        );
        return;
      }
    };
    return {
      Call({ caller, callee, given }) {
        // What stands inside of its caller also has what the caller has.
        if (callee.document?.kind !== 'Task' || (caller !== 'task' && caller !== 'TaskRun')) return;
        for (const one of given) checkGiven(one, callee.spec as AnyTaskSpec, caller === 'task');
      },
      RunOfPipeline({ run, tasks }) {
        run.params?.forEach((param, i) => {
          checkHandedOn({ param, by: 'params', path: `spec.params[${i}]` }, tasks);
        });
      },
      // Tekton writes values of such params into the task before there are results, and later puts only whole results there.
      ResolvedPipeline({ spec, tasks, run }) {
        const ofRun = new Map(
          run?.params?.map(({ name = '', value }) => [name, Array.isArray(value) ? 'array' : 'string']),
        );
        const types = new Map([...ofRun, ...(spec.params ?? []).map(({ name = '', type }) => [name, type] as const)]);
        for (const { place } of tasks.all) {
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
      TaskAlone({ spec, path, inherited }) {
        check(spec, path, inherited ?? ALONE);
      },
    };
  },
});

/** Whether a line of a script only tells people something. */
function isComment({ path, text, variable }: TaskVariable): boolean {
  if (!path.endsWith('.script')) return false;
  return /^\s*(?:#|\/\/)/.test(text.slice(text.lastIndexOf('\n', variable.start) + 1, variable.start));
}

interface Fault {
  readonly message: 'workspace' | 'param' | 'result' | 'step' | 'task' | 'pipeline' | 'unknown';
  readonly name: string;
  readonly help: readonly string[];
}

function fault(
  { kind, variable, path }: TaskVariable,
  spec: AnyTaskSpec,
  inherited: Inherited,
  isLooked: (path: string) => boolean,
): Fault | undefined {
  switch (kind.kind) {
    case 'workspace': {
      const own = names(spec.workspaces);
      return inherited.workspaces && named('workspace', kind.name, 'workspaces', [...own, ...inherited.workspaces]);
    }
    case 'param': {
      if (inherited.isOpen) return undefined;
      const known = [...names(spec.params), ...names(inherited.params)];
      if (known.includes(kind.name) || isLooked(path) || known.includes(`${kind.name}.${kind.key ?? ''}`))
        return undefined;
      return named('param', kind.name, 'params', known);
    }
    case 'result-path':
      // In scripts this is told when the Task is made.
      return path.endsWith('.script') && path.includes('.steps[')
        ? undefined
        : named('result', kind.result, 'results', names(spec.results));
    case 'step-result': {
      // Elsewhere Tekton refuses it when the Task is made.
      if (!/\.(?:command|args|env|when|params)\b/.test(path)) return undefined;
      const at = (spec.steps ?? []).findIndex(({ name }) => name === kind.step);
      const holder = spec.steps?.[at];
      if (!holder) return named('step', kind.step, 'steps', names(spec.steps));
      return holder.ref
        ? undefined
        : named('result', kind.result, `results of step ${quote(kind.step)}`, names(holder.results));
    }
    case 'step-exit-code-path': {
      const known = (spec.steps ?? []).map(({ name = '' }, i) => `step-${name === '' ? `unnamed-${i}` : name}`);
      return named('step', kind.step, 'steps, as this variable names them', known);
    }
    case 'task-result':
      if (inherited.tasks) return named('task', kind.task, 'tasks', inherited.tasks);
      return ofPipeline(inherited);
    case 'task-status':
    case 'task-reason':
    case 'aggregate-status':
    case 'matrix-length':
      return ofPipeline(inherited);
    case 'context':
      return kind.name.startsWith('pipeline') ? ofPipeline(inherited) : undefined;
    case 'unknown':
      // Names that are no words at all may mean something to others.
      return isLookedFor(variable, isLooked(path)) || variable.malformed || !isOurs(variable.segments)
        ? undefined
        : { message: 'unknown', name: '', help: [variablesOf(variable.segments)] };
    default:
      return undefined;
  }
}

function named(message: Fault['message'], name: string, what: string, known: readonly string[]): Fault | undefined {
  return known.includes(name) ? undefined : { message, name, help: unknownNameHelp(name, what, known) };
}

function names(list: readonly { readonly name?: string }[] = []): string[] {
  return list.map(({ name = '' }) => name);
}

/** What only a task inside of a pipeline can have. */
function ofPipeline({ isInPipeline }: Inherited): Fault | undefined {
  return isInPipeline
    ? undefined
    : { message: 'pipeline', name: '', help: ['declare a param, and let the pipeline give it this value'] };
}

/** Whether the webhooks see it: names of the context in steps, but for what stands behind them in brackets. */
function isLookedFor({ segments: [root], index, bracketed }: Variable, isLooked: boolean): boolean {
  return isLooked && root === 'context' && index === undefined && !bracketed;
}

/** What of the kind there is. */
function variablesOf([root]: readonly string[]): string {
  return root === 'workspaces'
    ? 'of a workspace there are path, bound, claim and volume'
    : 'there are context.taskRun.name, .namespace and .uid, context.task.name and .retry-count';
}

/** Whether the beginning says that Tekton was meant. */
function isOurs([root, second]: readonly string[]): boolean {
  return (
    root === 'workspaces' ||
    (root === 'context' && second !== undefined && /^(?:taskRun|task|pipelineRun|pipeline)$/.test(second))
  );
}

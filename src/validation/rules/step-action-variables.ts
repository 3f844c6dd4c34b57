import type { Callees } from '../../analysis/documents/callee';
import { stepActionTexts } from '../../analysis/tasks/step-texts';
import { taskVariables, type TaskVariable } from '../../analysis/tasks/task-variables';
import type { AnyStep, AnyStepActionSpec, AnyTaskSpec } from '../../analysis/wire';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import type { Variable } from '../../schema/variables';
import { rememberByObject } from '../../util/remember';
import type { Inherited, Places } from '../engine/places';
import { takesPart, variablesIn } from './param-parts';
import { ALONE, faultOf, isOfPipeline, names, workspacesInside, type Fault, type Known } from './variable-fault';

/** Why nothing is put in place of a variable of a StepAction. */
export interface StepActionFault {
  readonly variable: Variable;
  readonly fault:
    Fault | { readonly message: 'field' | 'part'; readonly name: string; readonly help: readonly string[] };
  /** Where it stands in the StepAction. */
  readonly path: string;
}

/** A step that refers to a StepAction. */
type Call = Pick<Places['Call'], 'callee' | 'declared' | 'given' | 'within' | 'path'>;

const FIELD_OF_RESULTS = /^(?:command|args|env)\[\d+\](?:\.value)?$/;

/** What a StepAction says in its texts, and in the defaults that a step leaves, and its Task puts nothing in place of. */
export function stepActionFaults({ callee, declared, given, within, path: at }: Call, known: Known): StepActionFault[] {
  const action = callee.spec as AnyStepActionSpec;
  const { own, takes, strays } = variablesOfAction(action);
  const defaults = declared.flatMap(({ name = '', default: value }, i) =>
    value === undefined || given.some(({ param }) => param.name === name)
      ? []
      : variablesIn(value).flatMap(({ part, variable }) => {
          const kind = variableKind(variable);
          if (kind.kind === 'param') return [];
          return takes
            .filter((use) => takesPart(use.kind, name, part))
            .map((use) => ({ ...use, variable, kind, from: `spec.params[${i}].default` }));
        }),
  );
  if (!within || own.length + strays.length + defaults.length === 0) return [];
  const scope = scopeOfAction(within.spec, within.inherited);
  const step = Number(/\.steps\[(\d+)\]/.exec(at)?.[1] ?? 0);
  const check = (one: TaskVariable, path: string): StepActionFault[] => {
    const fault = faultIn({ ...one, step }, action, within.spec, scope, known);
    return fault ? [{ variable: one.variable, fault, path }] : [];
  };
  return [
    ...[...own, ...strays].flatMap((one) => check(one, inAction(one.path))),
    ...defaults.flatMap((one) => check(one, one.from)),
  ];
}

/** A part of what a step gives to its StepAction. */
interface GivenPart {
  readonly step: AnyStep;
  readonly name: string;
  /** The key or index; undefined in a text. */
  readonly part: string | number | undefined;
  /** Whether nothing makes a list of the value. */
  readonly isText: boolean;
}

/** Whether a StepAction takes what it is given there. Of another type than it expects it takes nothing. */
function actionTakes(action: AnyStepActionSpec, { name, part, isText }: GivenPart): boolean {
  const inDefault = ({ default: value }: { readonly default?: unknown }): boolean =>
    value !== undefined && JSON.stringify(value).includes(`$(params.${name}`);
  return (
    variablesOfAction(action).takes.some(({ kind }) => takesPart(kind, name, part) && !(isText && isPart(kind))) ||
    action.params?.some(inDefault) === true
  );
}

function isPart(kind: VariableKind): boolean {
  return kind.kind === 'param' && (kind.key !== undefined || kind.index !== undefined);
}

/** Variables in the texts of a StepAction, without those that it tells of alone. */
const variablesOfAction = rememberByObject((action: AnyStepActionSpec): VariablesOfAction => {
  const { params, ...only } = action;
  const all = taskVariables({ steps: [only] }, 'spec');
  if (all.length === 0) return { own: all, takes: all, strays: all };
  const declared = names(params);
  const looked = new Set(stepActionTexts(action, 'spec').map(({ path }) => path));
  return {
    own: all.filter(({ kind }) => kind.kind !== 'param' && !isOfPipeline(kind)),
    takes: all.filter(({ kind }) => kind.kind === 'param'),
    strays: all.filter(
      ({ kind, path }) => kind.kind === 'param' && !declared.includes(kind.name) && !looked.has(inAction(path)),
    ),
  };
});

interface VariablesOfAction {
  readonly own: readonly TaskVariable[];
  /** Params, its own and others. */
  readonly takes: readonly TaskVariable[];
  /** Params of others where the webhooks do not look for them. */
  readonly strays: readonly TaskVariable[];
}

/** The Task is all that a StepAction has: of a pipeline only workspaces that it uses itself, or is bound to, and what it is given. */
function scopeOfAction(spec: AnyTaskSpec, inherited: Inherited | undefined): Inherited {
  if (!inherited?.isInPipeline) return inherited ?? ALONE;
  const { bound, given = [] } = inherited;
  return {
    ...ALONE,
    given,
    params: given.map(({ name = '' }) => ({ name })),
    workspaces: workspacesInside(spec, bound),
  };
}

function faultIn(
  one: TaskVariable,
  { results }: AnyStepActionSpec,
  spec: AnyTaskSpec,
  scope: Inherited,
  known: Known,
): StepActionFault['fault'] | undefined {
  const { kind } = one;
  const field = inAction(one.path).slice('spec.'.length);
  switch (kind.kind) {
    case 'workspace':
      // One that is asked whether it is bound is as good as one that is not.
      return kind.field === 'bound' ? undefined : faultOf(one, spec, scope, known);
    case 'step-result':
      if (FIELD_OF_RESULTS.test(field)) return faultOf(one, spec, scope, known);
      return { message: 'field', name: field, help: ['let the StepAction take it in command, args or env'] };
    case 'step-result-path':
      return ownResult(kind, names(results));
    case 'param':
      if (isPart(kind) && isTextOfTask(kind.name, spec, scope))
        return {
          message: 'part',
          name: kind.name,
          help: ['declare a param of the StepAction, and let the step give it'],
        };
      return faultOf(one, spec, scope, known);
    default:
      return faultOf(one, spec, scope, known);
  }
}

/** Whether a param of the Task is a text for sure: all elements of a result make it a list, however it is declared. */
function isTextOfTask(param: string, { params = [] }: AnyTaskSpec, { given = [] }: Inherited): boolean {
  const value = given.find(({ name }) => name === param)?.value;
  const declared = params.find(({ name }) => name === param);
  if (!declared || (value !== undefined && (typeof value !== 'string' || value.endsWith('[*])')))) return false;
  const { type, default: preset } = declared;
  return type === 'string' || (type === undefined && (preset === undefined || typeof preset === 'string'));
}

function ownResult({ result }: VariableKind & { readonly kind: 'step-result-path' }, own: string[]): Fault | undefined {
  if (own.includes(result)) return undefined;
  return { message: 'result', name: result, help: unknownNameHelp(result, 'results of the StepAction', own) };
}

/** A path as the StepAction has it. */
function inAction(path: string): string {
  return path.replace('.steps[0]', '');
}

/** Whether a variable stands in what a step gives to a StepAction that leaves it. */
export function isIdle(one: TaskVariable, { steps = [] }: AnyTaskSpec, callees: () => Callees): boolean {
  const given = givenPart(steps, one);
  const action = given && callees().ofStep(given.step.ref);
  return given !== undefined && action !== undefined && !actionTakes(action.spec, given);
}

/** The part of a param that a step gives where a path leads to: `….steps[0].params[1].value.url`. */
function givenPart(
  steps: readonly AnyStep[],
  { step: index, path }: Pick<TaskVariable, 'step' | 'path'>,
): GivenPart | undefined {
  const [, at, element, key] = /\.params\[(\d+)\]\.value(?:\[(\d+)\]|\.(.+))?$/.exec(path) ?? [];
  const step = steps[index ?? -1];
  const { name, value } = step?.params?.[Number(at)] ?? {};
  if (!step || name === undefined) return undefined;
  const isText = typeof value === 'string' && !value.endsWith('[*])');
  return { step, name, part: element === undefined ? key : Number(element), isText };
}

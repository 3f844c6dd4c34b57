import { taskVariables, type TaskVariable } from '../../../../analysis/tasks/task-variables';
import type { AnyTaskSpec } from '../../../../analysis/wire';
import { variableKind, type VariableKind } from '../../../../schema/variable-kinds';
import type { Variable } from '../../../../schema/variables';
import type { GivenParam } from '../../../engine/places';
import { takesPart, variablesIn } from '../../param-parts';
import { ALONE, faultOf, isOfPipeline, workspacesInside, type Fault, type Known } from '../../variable-fault';

/** A variable in what a Task is given, which nothing is put in place of. */
export interface GivenFault {
  readonly variable: Variable;
  readonly fault:
    | Fault
    | { readonly message: 'plain' | 'field' | 'artifact'; readonly name: string; readonly help: readonly string[] };
  /** Whether the Task uses the part of the param that holds it. */
  readonly isUsed: boolean;
}

/** Who gives it: a pipeline to another document or to a task inside of it, a run, or the default of the param. */
export type Giver = 'pipeline' | 'inside' | 'run' | 'default' | 'default inside';

/** What a param may hold for the task to replace. */
const OF_TASKS: ReadonlySet<VariableKind['kind']> = new Set([
  'workspace',
  'result-path',
  'step-result',
  'step-result-path',
  'step-exit-code-path',
  'finally-result',
  'trigger-param',
  'context',
  'unknown',
]);
/** What steps write to, and nobody else has. */
const FILES: ReadonlySet<VariableKind['kind']> = new Set([
  'result-path',
  'step-result',
  'step-result-path',
  'step-exit-code-path',
]);
const ARTIFACTS: ReadonlySet<VariableKind['kind']> = new Set(['step-artifact', 'task-artifact']);
/** Where a Task may have artifacts, if it may have any. */
const OF_ARTIFACTS = /\.steps\[\d+\]\.(?:command|args|env|script)\b/;
const SWITCHED_OFF = {
  message: 'artifact',
  name: '',
  help: ['switch it on in the cluster, and say so with features'],
} as const;
/** A param of the Task in what a run gives. */
const AS_IT_IS = { message: 'plain', name: '', help: ['write the value itself'] } as const;
/** Where results of steps are put in their place. */
const OF_RESULTS = /\.steps\[\d+\]\.(?:command|args|env|when|params)\b/;

/** Variables of a task that the caller writes into its params are replaced in the task, with what it has itself. */
export function givenFaults(
  { name, value }: GivenParam['param'],
  spec: AnyTaskSpec,
  by: Giver,
  known: Known & {
    /** Workspaces that a pipeline binds to a task inside of it. @default - it is none, or a run may give more */
    readonly bound?: readonly string[] | undefined;
    /** Whether what a variable is given goes to a StepAction that leaves it. */
    readonly isIdle?: (one: TaskVariable) => boolean;
    readonly hasArtifacts: boolean;
  },
): GivenFault[] {
  const isInside = by === 'inside' || by === 'default inside';
  const isInPipeline = by === 'pipeline' || isInside;
  return variablesIn(value).flatMap(({ part, variable }) => {
    const kind = variableKind(variable);
    if (ARTIFACTS.has(kind.kind) && !known.hasArtifacts) {
      const uses = taskVariables(spec, '').filter((use) => takesPart(use.kind, name, part));
      const isUsed = uses.some(({ path }) => OF_ARTIFACTS.test(path));
      return isUsed ? [{ variable, fault: SWITCHED_OFF, isUsed }] : [];
    }
    const isBound = isInside && kind.kind === 'workspace' && known.bound !== undefined;
    const isOfTask =
      isBound ||
      (isInside ? FILES : OF_TASKS).has(kind.kind) ||
      (by === 'run' && (kind.kind === 'param' || variable.segments[0] === 'params')) ||
      (!isInPipeline && isOfPipeline(kind));
    if (!isOfTask || (kind.kind === 'workspace' && kind.field === 'bound')) return [];
    const uses = taskVariables(spec, '').filter((use) => takesPart(use.kind, name, part));
    const scope = { ...ALONE, isInPipeline, ...(isBound && { workspaces: workspacesInside(spec, known.bound) }) };
    const check = ({ path, step }: Use): GivenFault['fault'] | undefined =>
      faultOf({ variable, kind, text: variable.text, path, step }, spec, scope, known);
    const isParam = kind.kind === 'param' || (by === 'run' && variable.segments[0] === 'params');
    const fault = isParam ? AS_IT_IS : faultOfKind(kind, uses, check);
    return fault ? [{ variable, fault, isUsed: uses.some((use) => known.isIdle?.(use) !== true) }] : [];
  });
}

type Use = Pick<TaskVariable, 'path' | 'step'>;

/** Why a variable stays: what steps leave is looked for where the param is used, the rest is the same everywhere. */
function faultOfKind(
  { kind }: VariableKind,
  uses: readonly TaskVariable[],
  check: (use: Use) => GivenFault['fault'] | undefined,
): GivenFault['fault'] | undefined {
  if (kind !== 'step-result' && kind !== 'step-result-path') return check({ path: '', step: undefined });
  for (const use of uses) {
    if (kind === 'step-result' && !OF_RESULTS.test(use.path))
      return {
        message: 'field',
        name: use.path.slice(1),
        help: ['use the param in command, args or env of steps only'],
      };
    const fault = check(use);
    if (fault) return fault;
  }
  return undefined;
}

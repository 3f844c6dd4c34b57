import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { TaskSpec } from '../../schema/task';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';
import { quote } from '../../util/quote';
import { textsOf } from '../../util/texts-of';
import type { AnyDeclarations } from './itask';

/** Fields whose whole elements may be arrays. */
const LISTS = new Set(['command', 'args']);

/**
 * Checks every variable inside a Task against what the Task declares.
 *
 * @throws `unknown-param`, `unknown-workspace`, `unknown-result`, `unknown-step-result`, `reference-to-other-task`,
 *   `array-in-text`
 */
export function checkTaskVariables(spec: TaskSpec, declarations: AnyDeclarations, place: PendingPlace): void {
  const { params: _params, results: _results, ...body } = spec;
  for (const { text, isElement } of placedTexts(body)) {
    if (!text.includes('$(')) continue;
    for (const variable of parseVariables(text)) {
      checkVariable(variable, declarations, spec, place);
      checkWhole(variable, text, isElement, place);
    }
  }
}

/** Every text, and whether it is a whole element of a list that takes arrays. */
function* placedTexts(value: unknown): Generator<{ text: string; isElement: boolean }> {
  if (typeof value === 'string') yield { text: value, isElement: false };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const isList = (LISTS.has(key) || key === 'values') && Array.isArray(part);
    // Params of StepActions may be arrays or objects as a whole.
    const isWhole = key === 'value';
    if (isList || isWhole) for (const text of textsOf(part)) yield { text, isElement: true };
    else yield* placedTexts(part);
  }
}

function checkVariable(
  variable: Variable,
  { params, workspaces, results }: AnyDeclarations,
  spec: TaskSpec,
  place: PendingPlace,
): void {
  const meaning = variableKind(variable);
  switch (meaning.kind) {
    case 'param': {
      checkName('param', meaning.name, params, variable, place);
      return;
    }
    case 'workspace': {
      checkName('workspace', meaning.name, workspaces, variable, place);
      return;
    }
    case 'result-path': {
      checkName('result', meaning.result, results, variable, place);
      return;
    }
    case 'step-result': {
      checkStepResult(meaning, spec, variable, place);
      return;
    }
    case 'task-result':
    case 'task-status':
    case 'task-reason':
    case 'aggregate-status':
    case 'finally-result':
      fail({
        rule: 'reference-to-other-task',
        message: `${quote(variable.text)} stands inside a Task, where nothing replaces it`,
        data: { variable: variable.text },
        at: place,
        help: 'declare a param, use it here, and give it the reference in addTask',
      });
  }
}

function checkName(what: string, name: string, declared: object, variable: Variable, place: PendingPlace): void {
  if (Object.hasOwn(declared, name)) return;
  fail({
    rule: `unknown-${what}`,
    message: `${quote(variable.text)} names ${what} ${quote(name)}, which the Task does not declare`,
    data: { [what]: name },
    at: place,
    help: unknownNameHelp(name, `${what}s of the Task`, Object.keys(declared)),
  });
}

function checkStepResult(
  { step, result }: Extract<VariableKind, { kind: 'step-result' }>,
  spec: TaskSpec,
  variable: Variable,
  place: PendingPlace,
): void {
  const source = spec.steps.find(({ name }) => name === step);
  const isKnown = source && (source.ref !== undefined || source.results?.some(({ name }) => name === result));
  if (isKnown) return;
  fail({
    rule: 'unknown-step-result',
    message: source
      ? `${quote(variable.text)} names result ${quote(result)}, which step ${quote(step)} does not declare`
      : `${quote(variable.text)} names step ${quote(step)}, which is not in the list of steps`,
    data: { step, result },
    at: place,
    help: source
      ? unknownNameHelp(
          result,
          `results of step "${step}"`,
          (source.results ?? []).map(({ name }) => name),
        )
      : unknownNameHelp(
          step,
          'steps',
          spec.steps.map(({ name }) => name ?? ''),
        ),
  });
}

/** Arrays and objects stand alone; inside a text Tekton leaves them as they are, or refuses the Task. */
function checkWhole(variable: Variable, text: string, isElement: boolean, place: PendingPlace): void {
  if (variable.index !== '*' || (isElement && variable.text === text)) return;
  fail({
    rule: 'array-in-text',
    message: `${quote(variable.text)} is an array or object, and ${quote(text)} is a text`,
    data: { variable: variable.text, text },
    at: place,
    help: "take one element with .at(0) or .key('…'), or give the array as a whole element of command or args",
  });
}

import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import type { TaskSpec } from '../../schema/task';
import { variableKind, type VariableKind } from '../../schema/variable-kinds';
import { parseVariables, type Variable } from '../../schema/variables';
import { isPlain } from '../../util/is-plain';
import { quote } from '../../util/quote';
import { Reference } from '../references/reference';
import type { AnyDeclarations } from './itask';

/**
 * Checks every variable inside a Task against what the Task declares.
 *
 * @throws `unknown-param`, `unknown-workspace`, `unknown-result`, `unknown-step-result`, `reference-to-other-task`,
 *   `array-in-text`, `untrusted-in-text`
 */
export function checkTaskVariables(
  spec: TaskSpec,
  declarations: AnyDeclarations,
  place: (field?: string) => PendingPlace,
): void {
  for (const { text, field, takes } of textsWithVariables(spec)) {
    const at = place(field);
    for (const variable of parseVariables(text)) {
      checkVariable(variable, declarations, spec, at);
      checkStepOrder(variable, field, spec, at);
      checkWhole(variable, text, takes, at);
      checkUntrusted(variable, text, takes, declarations, at);
    }
  }
}

/** A text of a Task, where it stands, and what may stand there besides texts. */
interface PlacedText {
  readonly text: string;
  readonly field: string;
  readonly takes: Takes;
}

/** Whole arrays, as elements of a list; free text in base64, as an environment variable; either, as the param of a StepAction. */
type Takes = 'text' | 'array' | 'untrusted' | 'whole';

/** Every text of a Task with variables in places where they are replaced, in document order. */
function textsWithVariables({ stepTemplate, steps, sidecars = [], volumes, workspaces }: TaskSpec): PlacedText[] {
  const found: PlacedText[] = [];
  collect(stepTemplate, { content: stepTemplate, name: () => 'stepTemplate' }, [], found);
  steps.forEach((step, i) => {
    collect(step, { content: step, name: () => `steps[${i}] ${quote(step.name ?? '')}` }, [], found);
  });
  sidecars.forEach((sidecar, i) => {
    collect(sidecar, { content: sidecar, name: () => `sidecars[${i}] ${quote(sidecar.name ?? '')}` }, [], found);
  });
  collect(volumes, { content: volumes, name: () => 'volumes' }, [], found);
  collect(workspaces, { content: workspaces, name: () => 'workspaces' }, [], found);
  return found;
}

/** A part of a Task, and what reports call it. */
interface Part {
  readonly content: unknown;
  readonly name: () => string;
}

/**
 * Most texts hold no variable, so where they stand is put into words only for those that do.
 *
 * @param keys from the part down, `['env', '0', 'value']`
 */
function collect(value: unknown, part: Part, keys: string[], found: PlacedText[]): void {
  if (typeof value === 'string') {
    if (!value.includes('$(')) return;
    const path = pathOf(part.content, keys);
    found.push({
      text: value,
      field: [part.name(), printPath(path)].filter(Boolean).join(' › '),
      takes: takesAt(path),
    });
  } else if (Reference.isReference(value)) {
    collect(String(value), part, keys, found);
  } else if (isPlain(value)) {
    for (const key of Object.keys(value)) {
      keys.push(key);
      collect((value as Readonly<Record<string, unknown>>)[key], part, keys, found);
      keys.pop();
    }
  }
}

/** `.env[TOKEN].value` for the keys `env`, `0`, `value`. */
function pathOf(content: unknown, keys: readonly string[]): string {
  let path = '';
  let value = content;
  for (const key of keys) {
    const below = (value as Readonly<Record<string, unknown>>)[key];
    path += Array.isArray(value) ? `[${nameOf(below) ?? key}]` : `.${key}`;
    value = below;
  }
  return path;
}

/** `env.TOKEN` and not `.env[TOKEN].value`. */
function printPath(path: string): string {
  return path.replace(/^\./, '').replace(/\[([^\]]*)\]\.value/, '.$1');
}

/** Variables and params are better known by their names. */
function nameOf(item: unknown): string | undefined {
  const isNamed = typeof item === 'object' && item !== null && 'name' in item && 'value' in item;
  return isNamed ? String(item.name) : undefined;
}

function takesAt(path: string): Takes {
  if (/^\.(command|args)\[|^\.when\[\d+\]\.values\[/.test(path)) return 'array';
  if (/^\.env\[[^\]]*\]\.value$/.test(path)) return 'untrusted';
  return /^\.params\[[^\]]*\]\.value(\[\d+\])?$/.test(path) ? 'whole' : 'text';
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

/** A step reads results of others when it starts, and fails if they are not there yet. */
function checkStepOrder(variable: Variable, field: string, { steps }: TaskSpec, place: PendingPlace): void {
  const [, position] = /^steps\[(\d+)\]/.exec(field) ?? [];
  const meaning = variableKind(variable);
  if (position === undefined || meaning.kind !== 'step-result') return;
  const source = steps.findIndex(({ name }) => name === meaning.step);
  if (source < Number(position)) return;
  const { step, result } = meaning;
  fail({
    rule: 'unknown-step-result',
    message: `${quote(variable.text)} names step ${quote(step)}, which ${source === Number(position) ? 'is this step itself' : 'runs later'}`,
    data: { step, result },
    at: place,
    help: 'put the step that writes a result before those that use it; within one step, read the file',
  });
}

/** Arrays and objects stand alone; inside a text Tekton leaves them as they are, or refuses the Task. */
function checkWhole(variable: Variable, text: string, takes: Takes, place: PendingPlace): void {
  const isAlone = variable.text === text;
  if (variable.index !== '*' || (isAlone && (takes === 'array' || takes === 'whole'))) return;
  fail({
    rule: 'array-in-text',
    message: isAlone
      ? `${quote(text)} is a whole array or object, where a text is taken`
      : `${quote(variable.text)} is a whole array or object, and stands in the text ${quote(text)}`,
    data: { variable: variable.text, text },
    at: place,
    help: "take one element with .at(0) or one key with .key('…'), or give the array as a whole element of command or args",
  });
}

/** Anywhere but in a script the text would be its base64. */
function checkUntrusted(
  variable: Variable,
  text: string,
  takes: Takes,
  { params }: AnyDeclarations,
  place: PendingPlace,
): void {
  const meaning = variableKind(variable);
  if (meaning.kind !== 'param' || params[meaning.name]?.kind !== 'untrusted') return;
  const isAlone = variable.text === text;
  if (isAlone && (takes === 'untrusted' || takes === 'whole')) return;
  fail({
    rule: 'untrusted-in-text',
    message: `${quote(variable.text)} is untrusted text, carried in base64, ${isAlone ? 'where a text is taken' : `and stands in the text ${quote(text)}`}`,
    data: { variable: variable.text, text },
    at: place,
    help: `use it in a script: sh\`… \${params.${meaning.name}} …\``,
  });
}

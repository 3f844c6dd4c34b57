import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { parseVariables } from '../../schema/variables';
import { quote } from '../../util/quote';
import type { ParamDeclarations } from '../declarations/param';
import type { Entry } from './entry';
import type { Use } from './uses';

/** The pipeline whose variables are used. */
interface Surroundings {
  readonly params: ParamDeclarations;
  readonly section: Entry['section'];
}

/**
 * Checks that every variable may stand where it does, also those inside template literals, which the compiler cannot see.
 *
 * @throws `array-in-text`, `untrusted-in-text`, `status-outside-finally`, `finally-result`
 */
export function checkUses(uses: readonly Use[], surroundings: Surroundings, place: PendingPlace): void {
  for (const use of uses) checkUse(use, surroundings, inside(place, use.field));
}

function checkUse(use: Use, { params, section }: Surroundings, at: PendingPlace): void {
  const { meaning, variable, takes, text } = use;
  if (variable.index === '*' && !(takes === 'whole' && variable.text === text)) failWhole(use, at);
  const isUntrusted = meaning.kind === 'param' && params[meaning.name]?.kind === 'untrusted';
  if (isUntrusted && !(takes === 'untrusted' && variable.text === text)) failUntrusted(use, at);
  if (meaning.kind === 'finally-result') failFinallyResult(variable.text, at);
  const isStatus = ['task-status', 'task-reason', 'aggregate-status'].includes(meaning.kind);
  if (isStatus && section === 'tasks') failStatus(variable.text, at);
}

function failWhole({ variable, text }: Use, at: PendingPlace): never {
  const isAlone = variable.text === text;
  fail({
    rule: 'array-in-text',
    message: isAlone
      ? `${quote(text)} is a whole array or object, where a text is taken`
      : `${quote(variable.text)} is a whole array or object, and stands in the text ${quote(text)}`,
    data: { variable: variable.text, text },
    at,
    help: "take one element with .at(0) or one key with .key('…'), or give it alone to a param that is declared as array or object",
  });
}

function failUntrusted({ variable, text }: Use, at: PendingPlace): never {
  fail({
    rule: 'untrusted-in-text',
    message: `${quote(variable.text)} is untrusted text, carried in base64, ${variable.text === text ? 'where a text is taken' : `and stands in the text ${quote(text)}`}`,
    data: { variable: variable.text, text },
    at,
    help: 'give it alone to a param that is declared with param.untrustedText(), and use that in sh, python or node',
  });
}

/**
 * Checks that free text given to a task is not made of references: it travels in base64, in which nothing is replaced.
 *
 * @throws `reference-in-untrusted`
 */
export function checkUntrusted(
  given: Readonly<Record<string, unknown>>,
  declared: ParamDeclarations,
  place: PendingPlace,
): void {
  for (const [name, value] of Object.entries(given)) {
    if (declared[name]?.kind !== 'untrusted' || typeof value !== 'string') continue;
    const [reference] = parseVariables(value);
    if (!reference) continue;
    fail({
      rule: 'reference-in-untrusted',
      message: `param ${quote(name)} carries its text in base64, in which ${quote(reference.text)} is not replaced`,
      data: { param: name, reference: reference.text },
      at: inside(place, `params.${name}`),
      help: 'give a param that is declared with param.untrustedText(), alone, or a text without references',
    });
  }
}

/** How a task ended is asked for before that is known. */
export function failStatus(expression: string, at: PendingPlace): never {
  fail({
    rule: 'status-outside-finally',
    message: `${quote(expression)} is known only when all tasks are done`,
    data: { variable: expression },
    at,
    help: 'add the task with addFinally',
  });
}

/** A result of a task in finally is given to a task. */
export function failFinallyResult(expression: string, at: PendingPlace): never {
  fail({
    rule: 'finally-result',
    message: `${quote(expression)} is a result of a task in finally, and those run side by side`,
    data: { variable: expression },
    at,
    help: 'only pipeline.addResult takes it',
  });
}

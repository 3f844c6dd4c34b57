import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import { quote } from '../../util/quote';
import { failNull } from '../check-keys';
import { describe } from '../describe';
import type { AnyTaskOptions } from './options';

/** The method of a pipeline that adds a task. */
export type AddMethod = 'addTask' | 'addMatrix' | 'addFinally' | 'addPipeline';

const COMMON = ['when', 'retries', 'timeout', 'onError', 'displayName', 'description', 'params', 'workspaces'] as const;
const OPTIONS: Readonly<Record<AddMethod, readonly (keyof AnyTaskOptions)[]>> = {
  addTask: [...COMMON, 'runAfter'],
  addMatrix: [...COMMON, 'runAfter', 'matrix', 'include'],
  addFinally: COMMON,
  addPipeline: [...COMMON, 'runAfter'],
};

/**
 * Checks the options that need nothing but themselves; objects passed whole may hold keys that the compiler does not see.
 *
 * @throws `unknown-key`, `value-type`, `not-a-list`, `invalid-retries`, `retries-and-continue`
 */
export function checkOptions(options: AnyTaskOptions, method: AddMethod, place: PendingPlace): void {
  const unknown = Object.keys(options).find((key) => !(OPTIONS[method] as readonly string[]).includes(key));
  if (unknown !== undefined) {
    fail({
      rule: 'unknown-key',
      message: `${method} has no option ${quote(unknown)}`,
      data: { key: unknown, method },
      at: place,
      help: helpFor(unknown, method),
    });
  }
  checkNoNull(options, method, place);
  checkShapes(options, method, place);
  const { retries, onError } = options;
  if (retries !== undefined && (!Number.isInteger(retries) || retries < 0)) {
    fail({
      rule: 'invalid-retries',
      message: `retries is ${retries}`,
      data: { retries },
      at: place,
      help: 'allowed: 0, 1, 2, …',
    });
  }
  if (retries !== undefined && retries > 0 && onError === 'continue') {
    fail({
      rule: 'retries-and-continue',
      message: "a task with retries has onError: 'continue', which Tekton does not take together",
      data: { retries },
      at: place,
      help: 'drop one of the two',
    });
  }
}

function checkNoNull(options: AnyTaskOptions, method: AddMethod, place: PendingPlace): void {
  for (const [key, value] of Object.entries(options)) if (value === null) failNull(key, method, place);
}

/** What lists hold: the compiler refuses the rest, but not in JavaScript, and not where a program runs without it. */
const LISTS = {
  runAfter: {
    holds: 'handles of tasks',
    isIt: (one: object) => 'status' in one && 'pipeline' in one,
    help: 'write runAfter: [handle], with what addTask gave back',
  },
  when: {
    holds: 'conditions',
    isIt: (one: object) => 'wire' in one && 'references' in one,
    help: "write when: [when.equals(…, '…')]; the conditions of when are known in the cluster, those of JavaScript here",
  },
} as const;

function checkShapes(options: AnyTaskOptions, method: AddMethod, place: PendingPlace): void {
  for (const [key, { holds, isIt, help }] of Object.entries(LISTS)) {
    const given: unknown = options[key as keyof typeof LISTS];
    if (given === undefined) continue;
    const isOne = (one: unknown): boolean => typeof one === 'object' && one !== null && isIt(one);
    if (Array.isArray(given) && given.every(isOne)) continue;
    const wrong: unknown = Array.isArray(given) ? given.find((one) => !isOne(one)) : given;
    fail({
      rule: 'not-a-list',
      message: `${key} of ${method} takes a list of ${holds}, not ${describe(wrong)}${Array.isArray(given) ? ' in it' : ''}`,
      data: { option: key, method },
      at: inside(place, key),
      help,
    });
  }
}

function helpFor(unknown: string, method: AddMethod): string | string[] {
  if (method === 'addFinally' && unknown === 'runAfter') return 'tasks in finally run side by side, after all others';
  const other = (['addTask', 'addMatrix'] as const).find((one) =>
    (OPTIONS[one] as readonly string[]).includes(unknown),
  );
  return other ? `it is an option of ${other}` : unknownNameHelp(unknown, `options of ${method}`, OPTIONS[method]);
}

import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import { unknownNameHelp } from '../../diagnostics/unknown-name';
import { quote } from '../../util/quote';
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
 * @throws `unknown-key`, `invalid-retries`, `retries-and-continue`
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

function helpFor(unknown: string, method: AddMethod): string | string[] {
  if (method === 'addFinally' && unknown === 'runAfter') return 'tasks in finally run side by side, after all others';
  const other = (['addTask', 'addMatrix'] as const).find((one) =>
    (OPTIONS[one] as readonly string[]).includes(unknown),
  );
  return other ? `it is an option of ${other}` : unknownNameHelp(unknown, `options of ${method}`, OPTIONS[method]);
}

import { HAZARDS, unsure, type Hazard } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import type { HazardsOfWords } from './hazards-of-words';

/** Which arguments of a program it takes for commands to run. */
export interface Options {
  /** Options whose value is run, in the next word or behind `=`. */
  readonly run: RegExp;
  /** Options whose value is the next word, and data. */
  readonly withValue?: RegExp;
  /** Whether an operand that begins with a dash can be such an option, so that a value must not begin one. */
  readonly isOpen?: boolean | ((behind: StaticTexts, before: StaticTexts) => boolean);
  /** Operands that are run: the text of `psql -c`, the assignments of make. */
  readonly operands?: RegExp;
  /** Why they must not be values, if there is more to say. */
  readonly reason?: Hazard;
}

/** For programs without such options. */
export const none = /(?!)/;

/** What the program makes of it is not known. */
export const CODE = unsure(HAZARDS.code);

/** What a program with options that run commands does with its arguments. */
export function hazardsBy(
  { run, withValue, isOpen = false, operands, reason = CODE }: Options,
  args: StaticTexts,
): HazardsOfWords {
  let isRun = false;
  let isValue = false;
  let isOver = false;
  let isProgram = false;
  return args.map(({ text, complete, isUncertain, isSplit }, i) => {
    const was = { isRun, isValue };
    isRun = isValue = false;
    if (was.isRun) return CODE;
    if (was.isValue && !isSplit) return undefined;
    if (complete && text === '--') isOver = true;
    else if (!isOver && text.startsWith('-')) {
      const [option = '', value] = text.split(/=(.*)/s);
      isRun = complete && run.test(text);
      isValue = complete && (withValue?.test(text) ?? false);
      const isAttached = !complete && (run.test(value === undefined ? text : option) || run.test(text.slice(0, 2)));
      return isAttached && !withValue?.test(text.slice(0, 2)) ? CODE : undefined;
    } else {
      if (operands && isProgram) return reason;
      if (operands?.test(text)) {
        isProgram = complete && operands.source !== '^';
        if (!isProgram) return reason;
      }
      isValue = complete && (withValue?.test(text) ?? false);
      const begins = (text === '' && !complete) || isSplit || (isUncertain && !complete);
      const canBeOption = typeof isOpen === 'function' ? isOpen(args.slice(i + 1), args.slice(0, i)) : isOpen;
      if (begins && canBeOption && !isOver) return HAZARDS.option;
    }
    return undefined;
  });
}

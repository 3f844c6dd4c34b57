import type { Refusal } from '../refusal';
import { REFUSALS } from './refusals';
import type { StaticText } from './words';

type Words = readonly StaticText[];

/** GNU sed runs commands that stand in its program, and takes options behind operands. */
export function refuseSed(args: Words): (Refusal | undefined)[] {
  return refuseScript(args, /^-[A-Za-z]*l$/, true);
}

/** awk runs commands from its program. */
export function refuseAwk(args: Words): (Refusal | undefined)[] {
  return refuseScript(args, /^-[vF]$/, false);
}

/** The first operand is a program unless `-e` or `-f` gave one. */
function refuseScript(args: Words, withValue: RegExp, permutes: boolean): (Refusal | undefined)[] {
  let isProgram = false;
  let isValue = false;
  let hasProgram = false;
  let isOver = false;
  const gives = args.some(({ text }) => /^-[A-Za-z]*[ef]$|^--(expression|file)\b|^-[ni]*e./.test(text));
  return args.map(({ text, complete, isUncertain, isSplit }) => {
    const was = { isProgram, isValue };
    isProgram = isValue = false;
    if (was.isProgram) return REFUSALS.editor;
    if (was.isValue) return undefined;
    if (complete && text === '--') isOver = true;
    else if (/^-[A-Za-z]*e$|^--expression$/.test(text)) isProgram = hasProgram = true;
    else if (/^-[A-Za-z]*f$|^--file$/.test(text)) isValue = hasProgram = true;
    else if (withValue.test(text)) isValue = true;
    else if (/^-[A-Za-z]*e|^--expression=/.test(text)) {
      hasProgram = true;
      return REFUSALS.editor;
    } else if (!/^-./.test(text)) {
      const isFirst = !hasProgram;
      hasProgram ||= !isUncertain;
      if (isFirst) return REFUSALS.editor;
      // A value that begins with -e is one more program.
      return permutes && gives && !isOver && (text === '' || isSplit) && !complete ? REFUSALS.option : undefined;
    }
    return undefined;
  });
}

import { HAZARDS } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import type { HazardsOfWords } from './hazards-of-words';

/** GNU sed runs commands that stand in its program, and takes options behind operands. */
export function hazardsOfSed(args: StaticTexts): HazardsOfWords {
  return hazardsOfEditor(args, /^-[A-Za-z]*l$/, true);
}

/** awk runs commands from its program. */
export function hazardsOfAwk(args: StaticTexts): HazardsOfWords {
  return hazardsOfEditor(args, /^-[vF]$/, false);
}

/** The first operand is a program unless `-e` or `-f` gave one. */
function hazardsOfEditor(args: StaticTexts, withValue: RegExp, permutes: boolean): HazardsOfWords {
  let isProgram = false;
  let isValue = false;
  let hasProgram = false;
  let isOver = false;
  const gives = args.some(({ text }) => /^-[A-Za-z]*[ef]$|^--(expression|file)\b|^-[ni]*e./.test(text));
  return args.map(({ text, complete, isUncertain, isSplit }) => {
    const was = { isProgram, isValue };
    isProgram = isValue = false;
    if (was.isProgram) return HAZARDS.editor;
    if (was.isValue) return undefined;
    if (complete && text === '--') isOver = true;
    else if (/^-[A-Za-z]*e$|^--expression$/.test(text)) isProgram = hasProgram = true;
    else if (/^-[A-Za-z]*f$|^--file$/.test(text)) isValue = hasProgram = true;
    else if (withValue.test(text)) isValue = true;
    else if (/^-[A-Za-z]*e|^--expression=/.test(text)) {
      hasProgram = true;
      return HAZARDS.editor;
    } else if (!/^-./.test(text)) {
      const isFirst = !hasProgram;
      hasProgram ||= !isUncertain;
      if (isFirst) return HAZARDS.editor;
      // A value that begins with -e is one more program.
      return permutes && gives && !isOver && (text === '' || isSplit) && !complete ? HAZARDS.option : undefined;
    }
    return undefined;
  });
}

import { HAZARDS, isCode, unsure } from '../hazards';
import { openAt, type StaticTexts } from '../syntax/static-text';
import type { ArgumentReader, HazardsOfWords } from './hazards-of-words';

/** The command of `-exec` is one of its own; where it puts found names into a program, the folders are part of it. */
export function hazardsOfFind(args: StaticTexts, ofCommand: ArgumentReader): HazardsOfWords {
  const start = args.findIndex(({ text }) => /^-(exec|execdir|ok|okdir)$/.test(text)) + 1;
  if (start === 0) return args.map(() => undefined);
  const command = args.slice(start).map((word) => openAt(word, '{}'));
  const hazards = ofCommand(command);
  const runsNames = command.some((word, i) => word !== args[start + i] && isCode(hazards[i]));
  return args.map((_, i) => {
    if (i >= start) return hazards[i - start];
    return runsNames ? unsure(HAZARDS.code) : undefined;
  });
}

/** GNU parallel gives what stands in front of `:::` to a shell. */
export function hazardsOfParallel(args: StaticTexts): HazardsOfWords {
  const end = args.findIndex(({ text }) => /^::::?\+?$/.test(text));
  const hasCommand = args.slice(0, end < 0 ? args.length : end).some(({ text }) => !text.startsWith('-'));
  return args.map((_, i) => (end < 0 || i < end || !hasCommand ? unsure(HAZARDS.code) : undefined));
}

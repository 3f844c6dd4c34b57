import { HAZARDS } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import type { HazardsOfWords } from './hazards-of-words';
import { hazardOfAssignment } from './special-variables';

/** `local name=…` is an assignment; flags and names give the value a meaning. */
export function hazardsOfDeclaration(args: StaticTexts): HazardsOfWords {
  const hasFlags = args.some(({ text, isUncertain }) => isUncertain || text.startsWith('-'));
  return args.map(({ text }) => {
    const [, name] = /^(\w+)\+?=/.exec(text) ?? [];
    return name === undefined || hasFlags ? HAZARDS.name : hazardOfAssignment(name);
  });
}

/** bash's `printf -v` names a variable, also in one word with it. */
export function hazardsOfPrintf(args: StaticTexts): HazardsOfWords {
  if (args[0]?.text === '-v') return [undefined, HAZARDS.name, ...hazardsOfPrintf(args.slice(2))].slice(0, args.length);
  const format = args.findIndex(({ text, isUncertain }) => text !== '--' && !isUncertain);
  return args.map((_, i) => (i <= format ? HAZARDS.format : undefined));
}

/** A file to read commands from; one with a fixed beginning is the author's. */
export function hazardsOfSource([file, ...rest]: StaticTexts): HazardsOfWords {
  return file ? [file.complete || file.text !== '' ? undefined : HAZARDS.command, ...rest.map(() => undefined)] : [];
}

/** `wait -p name`. */
export function hazardsOfWait(args: StaticTexts): HazardsOfWords {
  return args.map((_, i) => (args[i - 1]?.text === '-p' ? HAZARDS.name : undefined));
}

import { HAZARDS, unsure } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import type { HazardsOfWords } from './hazards-of-words';
import { baseName, commandIndex } from './wrappers';

/** What stands behind the host is joined and run by a shell over there; `-o ProxyCommand=…` and the like are run by one here. */
export function hazardsOfSsh(args: StaticTexts): HazardsOfWords {
  const host = hostIndex(args);
  return args.map(({ text }, i) => {
    if (i > host || /^(-o)? *\w+Command\b/i.test(text)) return HAZARDS.code;
    if (text === '-o' || (text === '' && args[i - 1]?.text === '-o')) return unsure(HAZARDS.code);
    return i === host && text === '' && args[i - 1]?.text !== '--' ? HAZARDS.option : undefined;
  });
}

/** Whether it is ssh with a host and no command: the shell over there runs what it reads. */
export function isRemoteShell(words: StaticTexts): boolean {
  const [command, ...args] = words.slice(commandIndex(words));
  return baseName(command) === 'ssh' && hostIndex(args) === args.length - 1;
}

/** Where the host stands among the arguments; behind all of them when there is none. */
function hostIndex(args: StaticTexts): number {
  let at = 0;
  while (/^-./.test(args[at]?.text ?? '')) at += WITH_VALUE.test(args[at]?.text ?? '') ? 2 : 1;
  return at;
}

const WITH_VALUE = /^-[BbcDEeFIiJLlmOoPpQRSWw]$/;

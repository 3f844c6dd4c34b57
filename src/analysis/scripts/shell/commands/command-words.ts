import { HAZARDS, unsure, type Hazard } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import { hazardsOfDeclaration, hazardsOfPrintf, hazardsOfSource, hazardsOfWait } from './builtins';
import { runningProgram } from './embedded-programs';
import { always, type ArgumentReader, type HazardsOfWords } from './hazards-of-words';
import { hazardsOfProgram, isInterpreter } from './interpreters';
import { hazardsOfOptions } from './program-options';
import { hazardsOfFind, hazardsOfParallel } from './running-programs';
import { hazardOfAssignment } from './special-variables';
import { hazardsOfSsh } from './ssh';
import { hazardsOfAwk, hazardsOfSed } from './stream-editors';
import { hazardsOfTest } from './test-operators';
import { baseName, commandIndex, passesCommandOn } from './wrappers';

/** What a command does with each of its words, other than taking them as data. */
export function hazardsOfCommand(words: StaticTexts): HazardsOfWords {
  const start = commandIndex(words);
  const wrappers = words.slice(0, start);
  const [command, ...args] = words.slice(start);
  if (!command) return hazardsOfWrappers(wrappers);
  if (wrappers.some((word) => baseName(word) === 'watch'))
    return [...hazardsOfWrappers(wrappers), ...always(HAZARDS.code)(words.slice(start))];
  const name = baseName(command);
  const own = ARGUMENTS.get(name)?.(args) ?? hazardsOfOptions(name, args);
  const choosesCommand = !command.complete && command.text === '';
  const hazards = [...hazardsOfWrappers(wrappers), choosesCommand ? HAZARDS.command : undefined, ...own];
  const withPrograms = addPrograms(hazards, words, start);
  return runningProgram(words) === undefined ? withPrograms : withPrograms.fill(unsure(HAZARDS.code), start + 1);
}

/** What a command does with its arguments. */
const ARGUMENTS: ReadonlyMap<string, ArgumentReader> = new Map([
  ...forAll(['eval', 'trap'], always(HAZARDS.code)),
  ...forAll(['alias', 'fc', 'crontab', 'batch'], always(unsure(HAZARDS.code))),
  ...forAll(['unset', 'read', 'getopts', 'mapfile', 'readarray', 'compgen', 'complete'], always(HAZARDS.name)),
  ...forAll(['bind', 'enable', 'hash'], always(HAZARDS.name)),
  ...forAll(['export', 'readonly', 'local', 'declare', 'typeset'], hazardsOfDeclaration),
  ...forAll(['awk', 'gawk', 'mawk', 'nawk'], hazardsOfAwk),
  ...forAll(['sed', 'gsed'], hazardsOfSed),
  ...forAll(['.', 'source'], hazardsOfSource),
  ['let', always(HAZARDS.arithmetic)],
  ['printf', hazardsOfPrintf],
  ['test', hazardsOfTest],
  ['[', (args) => [...hazardsOfTest(args.slice(0, -1)), undefined]],
  ['[[', always(HAZARDS.doubleBrackets)],
  ['ssh', hazardsOfSsh],
  ['wait', hazardsOfWait],
  ['find', (args) => hazardsOfFind(args, hazardsOfCommand)],
  ['parallel', hazardsOfParallel],
]);

function forAll(names: readonly string[], reader: ArgumentReader): (readonly [string, ArgumentReader])[] {
  return names.map((name) => [name, reader]);
}

/** `env NAME=…` assigns, and `env -S …` splits a text into a command. */
function hazardsOfWrappers(words: StaticTexts): HazardsOfWords {
  return words.map(({ text, complete }, i) => {
    const [, name] = /^(\w+)=/.exec(text) ?? [];
    if (name !== undefined) return hazardOfAssignment(name);
    const splits =
      /^-S$|^--split-string$/.test(words[i - 1]?.text ?? '') || (!complete && /^-S|^--split-string=/.test(text));
    return splits ? HAZARDS.code : undefined;
  });
}

/** An interpreter may stand behind any command: `docker run image sh -c …`. A command that only the run knows may be one. */
function addPrograms(hazards: HazardsOfWords, words: StaticTexts, start: number): (Hazard | undefined)[] {
  const all = [...hazards];
  words.forEach((word, at) => {
    const isUnknown = at === start && !word.complete;
    const name = isUnknown ? 'sh' : baseName(word);
    if (!isInterpreter(name)) return;
    const isCommand = at === start && word.complete;
    const isRun = isCommand || passesCommandOn(words[start]);
    hazardsOfProgram(name, words.slice(at + 1), isCommand).forEach((hazard, i) => {
      all[at + 1 + i] ??= isRun ? hazard : unsure(hazard);
    });
  });
  return all;
}

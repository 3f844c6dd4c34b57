import { variableKind } from '../../schema/variable-kinds';
import { parseVariables } from '../../schema/variables';
import type { Program } from '../scripts/pasted-text';
import type * as RunVariables from '../scripts/run-variables';

/**
 * Finds whether a program runs the text of an environment variable. What is found goes on after "it runs the text of the variable",
 * and is empty where there is nothing to say.
 */
export type FindRun = (program: Program, variable: string) => string | undefined;

/** Finds it by the words of the script, without the parser of shells. */
export const findRunByWords: FindRun = ({ text }, variable) => (evaluates(text, variable) ? '' : undefined);

/** Finds it by the tree of a shell script; each is parsed once, and only if it speaks of a variable that is asked for. */
export function findRunByTree(): FindRun {
  const known = new Map<string, RunVariables.RunOf | undefined>();
  return (program, variable) => {
    const { text, interpreter } = program;
    if (!text.includes(variable)) return undefined;
    const key = `${interpreter} ${text}`;
    if (!known.has(key)) known.set(key, reader().runVariables(text, interpreter));
    const runOf = known.get(key);
    if (!runOf) return findRunByWords(program, variable);
    const run = runOf(variable);
    return run === undefined ? undefined : `: it stands ${run}`;
  };
}

/** What reads shell scripts is fifty files, and few scripts are reached by a text of an event. */
function reader(): typeof RunVariables {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy
  return require('../scripts/run-variables') as typeof RunVariables;
}

/** Whether a script hands the text of an environment variable to a shell to run: `eval "$NAME"`, `sh -c "… $NAME"`. */
function evaluates(script: string, name: string): boolean {
  if (!script.includes(name)) return false;
  const value = String.raw`\$(?:${name}\b|\{${name}\b)`;
  const inEval = new RegExp(String.raw`(?:^|[\s;&|({])eval\s+(?:"[^"]*|[^;&|'"]*)${value}`);
  // In single quotes the inner shell takes it as data.
  const inShell = new RegExp(String.raw`\b(?:ba|da|a|k|z)?sh\s+(?:-\w+\s+)*-\w*c\s+(?:"[^"]*)?${value}`);
  return commandLines(script).some((line) => inEval.test(line) || inShell.test(line));
}

/**
 * Results that a script writes a text into, as it is: `printf '%s' "$NAME" > $(results.r.path)`. What goes through a pipe may
 * come out in one form.
 */
export function writtenResults(script: string, isCarried: (line: string) => boolean): string[] {
  if (!script.includes('$(results.') && !script.includes('$(step.results.')) return [];
  const commands = commandLines(script).flatMap((line) => line.split(/;|&&|\|\|/));
  return commands.flatMap((command) => {
    if (command.includes('|') || !isCarried(command)) return [];
    return parseVariables(command).flatMap((variable) => {
      const kind = variableKind(variable);
      return kind.kind === 'result-path' || kind.kind === 'step-result-path' ? [kind.result] : [];
    });
  });
}

/** Whether a line speaks of an environment variable, in a shell or in a program: `$NAME`, `os.environ["NAME"]`. */
export function mentions(line: string, name: string): boolean {
  return new RegExp(String.raw`(?:\$\{?|env\.|['"])${name}\b`).test(line);
}

/** Nobody writes longer lines by hand, and looking into them takes time. */
const LONGEST = 10_000;

/** Lines of a script, with those that go on joined, without comments. */
function commandLines(script: string): string[] {
  return script
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.length <= LONGEST && !/^\s*#/.test(line));
}

import { withoutVariables } from './tekton-variables';
import { readingsOf } from './shell/readings';
import { ShellAnalysis } from './shell/shell-analysis';
import { parseShell } from './shell/syntax/parse-shell';
import { Placeholders } from './shell/syntax/placeholders';

/** Where a script surely runs the text of a variable; goes on after "it stands …". */
export type RunOf = (variable: string) => string | undefined;

/**
 * Reads a shell script for the variables whose text it runs: `eval "$NAME"`, `bash <<< "$NAME"`, `. "$NAME"`, also by way of other
 * variables, functions and files. Undefined for a program that is no known shell.
 */
export function runVariables(script: string, shell: string): RunOf | undefined {
  const reading = readingsOf(shell)?.find(({ isRequired }) => isRequired);
  if (!reading) return undefined;
  const analyzed = analysis(script, reading.dialect);
  return (variable) => analyzed?.runOf(variable);
}

function analysis(script: string, dialect: Parameters<typeof parseShell>[1]): ShellAnalysis | undefined {
  try {
    const parsed = parseShell(withoutVariables(script), dialect);
    return 'file' in parsed ? new ShellAnalysis(parsed.file, new Placeholders(script)) : undefined;
  } catch (error) {
    // Nested deeper than the parser can follow: nobody can tell.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

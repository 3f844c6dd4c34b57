import type { ShellPlace } from '../../../analysis/scripts/shell/places';
import { agreedPlace } from '../../../analysis/scripts/shell/readings';
import { ShellAnalysis } from '../../../analysis/scripts/shell/shell-analysis';
import { parseShell, type SyntaxFault } from '../../../analysis/scripts/shell/syntax/parse-shell';
import { Placeholders } from '../../../analysis/scripts/shell/syntax/placeholders';
import { fail } from '../../../diagnostics/diagnostic-error';
import { atLine } from '../refusal';
import type { ScriptSource } from '../source';
import { readingsOfScript } from './readings-of-script';

/**
 * Where the holes stand. A script that several shells may run is read as each of them does, and a place on which they differ is
 * refused. bash has to understand it: where it does not, it guesses, and may take for arithmetic what is none.
 */
export function findPlaces(source: ScriptSource): (index: number) => ShellPlace {
  const words = new Placeholders(source.pieces.join(''));
  const text = source.pieces.map((piece, i) => (source.holes[i] ? piece + words.word(i) : piece)).join('');
  const readings: ShellAnalysis[] = [];
  for (const { dialect, isRequired } of readingsOfScript(source)) {
    const parsed = parseShell(text, dialect);
    if ('file' in parsed) readings.push(new ShellAnalysis(parsed.file, words));
    else if (isRequired) failSyntax(parsed.fault, text, words, source);
  }
  return (index) => agreedPlace(readings.map((reading) => reading.placeOf(index)));
}

function failSyntax(
  { line, column, text: what }: SyntaxFault,
  text: string,
  words: Placeholders,
  source: ScriptSource,
): never {
  const shown = (part: string) => words.replace(part, (index) => source.holes[index]?.shown ?? '');
  const lineText = text.split('\n')[line - 1] ?? '';
  const before = new TextDecoder().decode(new TextEncoder().encode(lineText).slice(0, column - 1));
  const at = shown(before).length + 1;
  return fail({
    rule: 'shell-syntax',
    message: `script is not valid shell: ${shown(what)}\n${shown(lineText)}\n${' '.repeat(at - 1)}^`,
    data: { line, column: at },
    at: atLine({ at: source.at, line }),
    help: 'the text is what stands in the source; only \\` and \\${ are escapes of the template literal',
  });
}

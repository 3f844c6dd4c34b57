import { fail } from '../../../diagnostics/diagnostic-error';
import { atLine } from '../refusal';
import type { ScriptSource } from '../source';
import { FIXED, type ShellPlace } from './places';
import { REFUSALS } from './refusals';
import { dialectsOf } from './shebang';
import { ShellPlaces } from './shell-places';
import { parseShell, type SyntaxFault } from './parse-shell';
import type { Placeholders } from './words';

/**
 * Where the holes stand. A script that several shells may run is read as each of them does, and a place on which they differ is
 * refused. bash has to understand it: where it does not, it guesses, and may take for arithmetic what is none.
 */
export function findPlaces(source: ScriptSource, words: Placeholders): (index: number) => ShellPlace {
  const text = source.pieces.map((piece, i) => (source.holes[i] ? piece + words.word(i) : piece)).join('');
  const trees: ShellPlaces[] = [];
  for (const { dialect, isRequired } of dialectsOf(source)) {
    const parsed = parseShell(text, dialect);
    if ('file' in parsed) trees.push(new ShellPlaces(parsed.file, words));
    else if (isRequired) failSyntax(parsed.fault, text, words, source);
  }
  return (index) => agreed(trees.map((tree) => tree.of(index)));
}

function agreed(places: readonly ShellPlace[]): ShellPlace {
  const [first = FIXED(REFUSALS.elsewhere)] = places;
  const { refusal } = places.find((place) => place.refusal) ?? {};
  if (places.some(({ quoting }) => quoting !== first.quoting)) return FIXED(refusal ?? REFUSALS.ambiguous);
  const isListItem = places.every((place) => place.isListItem);
  const { scope } = places.find((place) => place.scope !== undefined) ?? {};
  const { ofArguments } = places.find((place) => place.ofArguments) ?? {};
  return { ...first, refusal, isListItem, scope, ofArguments };
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

import { fail } from '../../../diagnostics/diagnostic-error';
import { expressionOf, type ExpressionLanguage, type ProgramPlace } from '../expressions';
import { atLine } from '../refusal';
import { withShebang } from '../shebang';
import type { ScriptSource } from '../source';
import { parseJavaScript } from './javascript';
import { identifiersOf } from './node-places';
import { runNames } from './run-texts';

/** Renders a Node.js script. One without interpolations stays as it is, and the parser is not loaded. */
export function compileNode(source: ScriptSource): string {
  const { pieces, holes, variables, at } = source;
  const language: ExpressionLanguage = {
    variable: ({ reference }) => `process.env.${variables.plain(reference)}`,
    untrusted: ({ reference }) => `Buffer.from(process.env.${variables.encoded(reference)}, "base64").toString()`,
    array: 'process.argv.slice(2)',
    literal: (value) => (typeof value === 'number' && value < 0 ? `(${value})` : JSON.stringify(value)),
    runHelp: "run the program without a shell, with the text as an argument: execFileSync('ls', ['--', ${…}])",
    stringHelp: "end the literal before it: '…' + ${…} + '…'; or write a template literal: \\`…\\${ ${…} }…\\`",
  };
  const placeOf = holes.length ? findPlaces(source) : () => 'code' as const;
  const text = pieces.map((piece, i) => {
    const hole = holes[i];
    return hole ? piece + expressionOf(hole, placeOf(i), language, at) : piece;
  });
  return withShebang(text.join(''), 'node');
}

/** Identifiers stand for the holes; where the tree has none there is a string, a regular expression or a comment. */
function findPlaces({ pieces, holes, at }: ScriptSource): (index: number) => ProgramPlace {
  const stem = unusedName(pieces.join(''));
  const starts: number[] = [];
  let text = '';
  pieces.forEach((piece, i) => {
    text += piece;
    starts.push(text.length);
    if (holes[i]) text += `${stem}${i}_`;
  });
  const parsed = parseJavaScript(text);
  if ('program' in parsed) {
    const identifiers = identifiersOf(parsed.program);
    const run = runNames(parsed.program, text);
    const isComment = (at: number) => parsed.comments.some(({ start, end }) => start <= at && at < end);
    const placeOf = (place: ProgramPlace, index: number) =>
      place === 'code' && run.has(`${stem}${index}_`) ? 'run' : place;
    return (index) => {
      const at = starts[index] ?? -1;
      const around = identifiers.find(({ start, end }) => start <= at && at < end);
      if (!around) return isComment(at) ? 'comment' : 'string';
      return around.end - around.start === `${stem}${index}_`.length ? placeOf(around.place, index) : 'name';
    };
  }
  const { text: what, position } = parsed.fault;
  const before = text.slice(0, position).split('\n');
  const line = before.length;
  const shown = (part: string) =>
    part.replaceAll(new RegExp(`${stem}(\\d+)_`, 'g'), (_, i: string) => holes[Number(i)]?.shown ?? '');
  const column = shown(before.at(-1) ?? '').length + 1;
  return fail({
    rule: 'node-syntax',
    message: `script is not valid JavaScript: ${shown(what)}\n${shown(text.split('\n')[line - 1] ?? '')}\n${' '.repeat(column - 1)}^`,
    data: { line, column },
    at: atLine({ at, line }),
    help: 'the text is what stands in the source; only \\` and \\${ are escapes of the template literal',
  });
}

function unusedName(text: string): string {
  let stem = 'hole';
  while (text.includes(stem)) stem += 'x';
  return stem;
}

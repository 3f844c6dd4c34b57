import { expressionOf, type ExpressionLanguage, type ProgramPlace } from '../expressions';
import type { ScriptSource } from '../source';
import { withShebang } from '../shebang';
import { runPositions } from './run-texts';
import { pythonPlaces } from './python-places';

/** Renders a Python script; modules are imported in place, so the script may start with `from __future__`. */
export function compilePython({ pieces, holes, variables, at }: ScriptSource): string {
  const language: ExpressionLanguage = {
    variable: ({ reference }) => `__import__("os").environ["${variables.plain(reference)}"]`,
    untrusted: ({ reference }) =>
      `__import__("base64").b64decode(__import__("os").environ["${variables.encoded(reference)}"]).decode()`,
    array: '__import__("sys").argv[1:]',
    literal: pythonLiteral,
    stringHelp: 'end the literal before it: "…" + ${…} + "…"; or name it first: name = ${…}, then f"{name}"',
    runHelp:
      'run the program without a shell, with the text as an argument: subprocess.run(["ls", "--", ${…}], check=True)',
  };
  const program = pieces.join('');
  const placeOf = pythonPlaces(program);
  const isRun = holes.length ? runPositions(program, placeOf) : () => false;
  const placeAt = (at: number): ProgramPlace => {
    const place = placeOf(at);
    return place === 'code' && isRun(at) ? 'run' : place;
  };
  let position = 0;
  const text = pieces.map((piece, i) => {
    position += piece.length;
    const hole = holes[i];
    return hole ? piece + expressionOf(hole, placeAt(position), language, at) : piece;
  });
  return withShebang(text.join(''), 'python3');
}

function pythonLiteral(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' && value < 0 ? `(${value})` : JSON.stringify(value);
}

import { fail } from '../../diagnostics/diagnostic-error';
import type { PendingPlace } from '../../diagnostics/place';
import type { ArrayRef } from '../references/array-ref';
import { partsOf, show } from './interpolation';
import { compileNode } from './node/compile-node';
import { checkPlainScript } from './plain-script';
import { compilePython } from './python/compile-python';
import { compileShell } from './shell/compile-shell';
import type { Script, ScriptLanguage } from './script';
import type { Hole, ScriptSource } from './source';
import { Variables, type ReferenceVariable } from './variables';

/** A script as it is rendered, and what its step has to declare for it. */
export interface CompiledScript {
  readonly script: string;
  /** Variables to declare before all that hold Secrets. */
  readonly env: readonly ReferenceVariable[];
  /** Arguments of the step, when the script uses an array. */
  readonly args?: readonly [ArrayRef];
}

const COMPILERS: Readonly<Record<ScriptLanguage, (source: ScriptSource) => string>> = {
  sh: compileShell,
  python: compilePython,
  node: compileNode,
};

/** Renders a script: references become variables and arguments, texts become literals. */
export function compileScript(script: Script, taken: readonly string[], at: PendingPlace = {}): CompiledScript {
  const pieces = script.pieces.map((piece) => piece.replaceAll('\r\n', '\n'));
  const text = pieces.join(' ');
  checkPlainScript(text, at);
  let line = 1;
  const holes = script.interpolations.map((value, i): Hole => {
    line += (pieces[i] ?? '').split('\n').length - 1;
    return { parts: partsOf(value, { at, line }), shown: show(value), line };
  });
  const variables = new Variables(taken, text);
  const compiled = COMPILERS[script.language]({ pieces, holes, variables, at });
  checkPlainScript(compiled, at);
  const array = onlyArray(holes, at);
  return { script: compiled, env: variables.list, ...(array && { args: [array] as const }) };
}

function onlyArray(holes: readonly Hole[], at: PendingPlace): ArrayRef | undefined {
  const arrays = holes.flatMap(({ parts }) => parts).flatMap((part) => (part.kind === 'array' ? [part.reference] : []));
  const [first] = arrays;
  const other = arrays.find((array) => array.variable !== first?.variable);
  if (!first || !other) return first;
  return fail({
    rule: 'two-arrays-in-script',
    message: `script uses two arrays, ${first} and ${other}`,
    data: { arrays: [`${first}`, `${other}`] },
    at,
    help: 'an array becomes the arguments of the script, so there is room for one; use two steps',
  });
}

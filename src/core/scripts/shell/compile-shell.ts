import { HAZARDS } from '../../../analysis/scripts/shell/hazards';
import type { ShellPlace } from '../../../analysis/scripts/shell/places';
import type { Part } from '../interpolation';
import { refuse } from '../refusal';
import type { Hole, ScriptSource } from '../source';
import { quoteText } from './quote-text';
import type { findPlaces as FindPlaces } from './find-places';
import { REFUSALS, refusalOf } from './refusals';
import { addDecoders } from './decoders';

/** Renders a shell script. One without interpolations stays as it is, and neither analysis nor parser are loaded. */
export function compileShell(source: ScriptSource): string {
  const { pieces, holes, variables } = source;
  if (holes.length === 0) return pieces.join('');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and lazy: the analysis is fifty files
  const { findPlaces } = require('./find-places') as { readonly findPlaces: typeof FindPlaces };
  const placeOf = findPlaces(source);
  const decoded = new Set<string>();
  const fill = (part: Part, hole: Hole, place: ShellPlace): string => {
    if (part.kind === 'text') return quoteText(`${part.text}`, place) ?? refuseText(hole, place, source);
    if (part.kind === 'path')
      return place.quoting === 'fixed' ? refuseHole(hole, place, source) : quoted(part.text, place);
    if (place.hazard) return refuseHole(hole, place, source);
    if (part.kind === 'array') return arrayAt(hole, place, source);
    if (part.kind === 'variable') return quoted(`\${${variables.plain(part.reference)}}`, place);
    const name = variables.encoded(part.reference).replace(/_B64$/, '');
    decoded.add(name);
    return quoted(`\${${name}}`, place);
  };
  const script = pieces.map((piece, i) => {
    const hole = holes[i];
    if (!hole) return piece;
    if (/(?:^|[^\\])(?:\\\\)*\\$/.test(piece))
      refuse(REFUSALS.backslash, hole.shown, { at: source.at, line: hole.line });
    const place = placeOf(i);
    return piece + hole.parts.map((part) => fill(part, hole, place)).join('');
  });
  return addDecoders(script.join(''), [...decoded]);
}

function quoted(text: string, { quoting }: ShellPlace): string {
  return quoting === 'bare' || quoting === 'pattern' ? `"${text}"` : text;
}

function arrayAt(hole: Hole, place: ShellPlace, source: ScriptSource): string {
  const at = { at: source.at, line: hole.line };
  if (!place.isListItem || hole.parts.length > 1) refuse(REFUSALS.arrayInText, hole.shown, at);
  if (place.scope !== undefined || CHANGES_ARGUMENTS.test(source.pieces.join(' ')))
    refuse(REFUSALS.arrayInFunction, hole.shown, at);
  if (place.ofArguments) refuse(refusalOf(place.ofArguments), hole.shown, at);
  return '"$@"';
}

/** `set -- a b` and `shift`; `set -e` changes no arguments. */
const CHANGES_ARGUMENTS = /(^|[\s;&|({])(shift\b|set\s+(--|[^-+\s]))/m;

function refuseHole(hole: Hole, { hazard }: ShellPlace, { at }: ScriptSource): never {
  return refuse(refusalOf(hazard ?? HAZARDS.elsewhere), hole.shown, { at, line: hole.line });
}

function refuseText(hole: Hole, { quoting, hazard }: ShellPlace, { at }: ScriptSource): never {
  const refusal = quoting === 'fixed' && hazard ? refusalOf(hazard) : REFUSALS.textCannotStand;
  return refuse(refusal, hole.shown, { at, line: hole.line });
}

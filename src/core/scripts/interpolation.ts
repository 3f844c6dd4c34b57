import { fail } from '../../diagnostics/diagnostic-error';
import { isWholeVariable, parseVariables, type Variable } from '../../schema/variables';
import { describe } from '../describe';
import { RegistryImage } from '../images/registry-image';
import { ArrayRef } from '../references/array-ref';
import { Reference } from '../references/reference';
import { StringRef } from '../references/string-ref';
import { isPath } from './plain-script';
import { atLine, type ScriptPlace } from './refusal';
import type { ScriptValue } from './script';

/** What an interpolation consists of; a text made of references has several parts. */
export type Part =
  | { readonly kind: 'text'; readonly text: string | number | boolean }
  /** Arrives in a variable of the step. */
  | { readonly kind: 'variable'; readonly reference: Reference }
  /** Arrives in a variable of the step, in base64. */
  | { readonly kind: 'untrusted'; readonly reference: Reference }
  /** A path that Tekton makes itself and puts into the text. */
  | { readonly kind: 'path'; readonly text: string }
  /** Arrives as the arguments of the script. */
  | { readonly kind: 'array'; readonly reference: ArrayRef };

/** Takes an interpolation apart; never empty. */
export function partsOf(value: ScriptValue, place: ScriptPlace): readonly Part[] {
  if (Reference.isReference(value)) return [partOf(value, place)];
  if (RegistryImage.isRegistryImage(value)) return partsOfText(`${value}`, place);
  if (typeof value === 'string') return partsOfText(value, place);
  if (typeof value === 'boolean' || Number.isFinite(value)) return [{ kind: 'text', text: value }];
  return fail({
    rule: 'unknown-interpolation',
    message: `${describe(value)} cannot stand in a script`,
    at: atLine(place),
    help: 'interpolate texts, numbers, params and results; of a workspace or a result to write take .path; declare a secret in env and use "$NAME"',
  });
}

/** How an interpolation is shown to people. */
export function show(value: ScriptValue): string {
  return `${value}`;
}

function partOf(reference: Reference, place: ScriptPlace): Part {
  switch (reference.type) {
    case 'string':
      return isPath(reference.variable) ? { kind: 'path', text: `${reference}` } : { kind: 'variable', reference };
    case 'untrusted':
      return { kind: 'untrusted', reference };
    case 'array':
      return { kind: 'array', reference: new ArrayRef(reference.variable.replace(/\[\*\]$/, ''), reference.origin) };
    case 'object':
      return fail({
        rule: 'object-in-script',
        message: `object ${reference} stands in a script`,
        data: { interpolation: `${reference}` },
        at: atLine(place),
        help: "take one of its texts: .key('…')",
      });
    case 'status':
    case 'finally-result':
      return fail({
        rule: 'finally-value-in-script',
        message: `${reference} stands in a script, where it is not known`,
        data: { interpolation: `${reference}` },
        at: atLine(place),
        help: 'give the task a param and pass it there',
      });
  }
}

/** References print as `$(…)`, so a text may hold some: `${registry}/shop:${params.tag}`. */
function partsOfText(text: string, place: ScriptPlace): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const variable of parseVariables(text)) {
    if (variable.start > from) parts.push({ kind: 'text', text: text.slice(from, variable.start) });
    parts.push(partOfVariable(variable, text, place));
    from = variable.end;
  }
  if (from < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function partOfVariable(variable: Variable, text: string, place: ScriptPlace): Part {
  const name = variable.text.slice(2, -1);
  const origin = { owner: variable };
  if (variable.index !== '*') return partOf(new StringRef(name, origin), place);
  if (isWholeVariable(text)) return { kind: 'array', reference: new ArrayRef(name.slice(0, -3), origin) };
  return fail({
    rule: 'array-in-text',
    message: `array ${variable.text} stands inside a text`,
    data: { interpolation: variable.text },
    at: atLine(place),
    help: 'an array stands as a word of its own; .at(0) gives one of its texts',
  });
}

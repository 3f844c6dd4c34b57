import type { PendingPlace } from '../../diagnostics/place';
import type { Part } from './interpolation';
import { refuse, type Refusal } from './refusal';
import type { Hole } from './source';

/** What may stand at a place of a program: an expression, or only text that nothing reads; `run` is an expression whose text is run. */
export type ProgramPlace = 'code' | 'string' | 'comment' | 'name' | 'run';

/** How a language writes the parts of an interpolation as expressions. */
export interface ExpressionLanguage {
  /** The value of a variable of the step. */
  readonly variable: (part: Extract<Part, { kind: 'variable' }>) => string;
  /** The decoded value of a variable of the step. */
  readonly untrusted: (part: Extract<Part, { kind: 'untrusted' }>) => string;
  /** The arguments of the script. */
  readonly array: string;
  readonly literal: (value: string | number | boolean) => string;
  /** How a text is put in in the middle of a string literal. */
  readonly stringHelp: string;
  /** How a program is run with a text as argument. */
  readonly runHelp: string;
}

/** An interpolation as one expression of the language. */
export function expressionOf(hole: Hole, place: ProgramPlace, language: ExpressionLanguage, at: PendingPlace): string {
  const [first] = hole.parts;
  if (place !== 'code') {
    if (place === 'run' && hole.parts.every((part) => part.kind === 'text' || part.kind === 'path'))
      return expressionOf(hole, 'code', language, at);
    if (place !== 'name' && place !== 'run' && hole.parts.every((part) => part.kind === 'path'))
      return hole.parts.map((part) => part.text).join('');
    refuse(refusalOf(place, language), hole.shown, { at, line: hole.line });
  }
  const terms = hole.parts.map((part) => term(part, language));
  return first && terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' + ')})`;
}

function term(part: Part, language: ExpressionLanguage): string {
  switch (part.kind) {
    case 'text':
      return language.literal(part.text);
    case 'path':
      return language.literal(part.text);
    case 'variable':
      return language.variable(part);
    case 'untrusted':
      return language.untrusted(part);
    case 'array':
      return language.array;
  }
}

function refusalOf(place: Exclude<ProgramPlace, 'code'>, { stringHelp, runHelp }: ExpressionLanguage): Refusal {
  switch (place) {
    case 'string':
      return {
        rule: 'reference-in-string',
        where: 'inside a string literal, where it would be mere text',
        help: stringHelp,
      };
    case 'run':
      return {
        rule: 'reference-as-code',
        where: 'in a text that the program runs as code, or gives to a shell',
        help: runHelp,
      };
    case 'comment':
      return {
        rule: 'reference-in-comment',
        where: 'in a comment, where nothing is filled in',
        help: 'leave it out of the comment',
      };
    case 'name':
      return {
        rule: 'reference-as-name',
        where: 'where a name stands, which has to be fixed',
        help: 'write the name out',
      };
  }
}

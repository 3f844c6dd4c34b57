import { writtenText } from '../../analysis/documents/written-text';
import { isPlain } from '../../util/is-plain';
import type { Visitor } from './places';

/** Texts for people and for programs: anything may be meant there. */
const FREE = new Set(['script', 'description', 'displayName', 'command', 'cel']);

/**
 * Looks at every text that is a value for Tekton and fits a pattern, in the `spec` of Tekton's own documents.
 *
 * @param hint what the document, written as JSON, holds if any of its texts fits the pattern: hardly any does
 * @param everywhere a pattern that texts for people and for programs are looked at for, too
 */
export function eachValueText(
  hint: RegExp,
  pattern: RegExp,
  look: (text: string, path: string, isFree: boolean) => void,
  everywhere?: RegExp,
): Pick<Visitor, 'Document'> {
  return {
    Document({ document }) {
      const { apiVersion, spec } = document as { readonly apiVersion: unknown; readonly spec?: unknown };
      if (typeof apiVersion !== 'string' || !/^(?:triggers\.)?tekton\.dev\//.test(apiVersion)) return;
      if (!hint.test(writtenText(document))) return;
      walk(spec, 'spec', false, (text, path, isFree) => {
        if (everywhere?.test(text) || (!isFree && pattern.test(text))) look(text, path, isFree);
      });
    },
  };
}

type Look = (text: string, path: string, isFree: boolean) => void;

function walk(value: unknown, path: string, isFree: boolean, look: Look): void {
  if (typeof value === 'string') look(value, path, isFree);
  else if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) walk(part, `${path}[${i}]`, isFree, look);
  } else if (isPlain(value)) {
    for (const [key, part] of Object.entries(value)) walk(part, `${path}.${key}`, isFree || FREE.has(key), look);
  }
}

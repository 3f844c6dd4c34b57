import { writtenText } from '../../analysis/documents/written-text';
import { eachText } from '../../util/each-text';
import type { Visitor } from './places';

/** Texts for people and for programs: anything may be meant there. */
const FREE = /\.(?:script|description|displayName|command|cel)(?=[.[]|$)/;

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
      eachText(spec, 'spec', (text, path) => {
        const isFree = FREE.test(path);
        if (everywhere?.test(text) || (!isFree && pattern.test(text))) look(text, path, isFree);
      });
    },
  };
}

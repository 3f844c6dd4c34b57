import { isPlain } from '../../util/is-plain';
import type { Visitor } from './places';

/** Texts for people and for programs: anything may be meant there. */
const FREE = new Set(['script', 'description', 'displayName', 'command', 'cel']);

/** Looks at every text that is a value for Tekton, in the `spec` of Tekton's own documents. */
export function eachValueText(look: (text: string, path: string) => void): Pick<Visitor, 'Document'> {
  return {
    Document({ document }) {
      const { apiVersion, spec } = document as { readonly apiVersion: unknown; readonly spec?: unknown };
      if (typeof apiVersion === 'string' && /^(?:triggers\.)?tekton\.dev\//.test(apiVersion)) walk(spec, 'spec', look);
    },
  };
}

function walk(value: unknown, path: string, look: (text: string, path: string) => void): void {
  if (typeof value === 'string') look(value, path);
  else if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) walk(part, `${path}[${i}]`, look);
  } else if (isPlain(value)) {
    for (const [key, part] of Object.entries(value)) if (!FREE.has(key)) walk(part, `${path}.${key}`, look);
  }
}

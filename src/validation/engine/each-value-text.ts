import { isPlain } from '../../util/is-plain';
import type { Visitor } from './places';

/** Texts for people and for programs: anything may be meant there. */
const FREE = new Set(['script', 'description', 'displayName', 'command', 'cel']);

/** Looks at every text that is a value for Tekton and fits a pattern, in the `spec` of Tekton's own documents. */
export function eachValueText(pattern: RegExp, look: (text: string, path: string) => void): Pick<Visitor, 'Document'> {
  return {
    Document({ document }) {
      const { apiVersion, spec } = document as { readonly apiVersion: unknown; readonly spec?: unknown };
      if (typeof apiVersion !== 'string' || !/^(?:triggers\.)?tekton\.dev\//.test(apiVersion)) return;
      // Hardly any document has such a text, and paths are texts that cost more than the search.
      if (!holds(spec, pattern)) return;
      walk(spec, 'spec', (text, path) => {
        if (pattern.test(text)) look(text, path);
      });
    },
  };
}

function holds(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value);
  if (Array.isArray(value)) return value.some((part) => holds(part, pattern));
  if (!isPlain(value)) return false;
  const parts = value as Readonly<Record<string, unknown>>;
  for (const key in parts) if (!FREE.has(key) && holds(parts[key], pattern)) return true;
  return false;
}

function walk(value: unknown, path: string, look: (text: string, path: string) => void): void {
  if (typeof value === 'string') look(value, path);
  else if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) walk(part, `${path}[${i}]`, look);
  } else if (isPlain(value)) {
    for (const [key, part] of Object.entries(value)) if (!FREE.has(key)) walk(part, `${path}.${key}`, look);
  }
}

import { LineCounter, parseAllDocuments, type Document as YamlDocument, type Node, isMap, isScalar, isSeq } from 'yaml';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { SourceLine } from '../diagnostics/place';
import type { FeatureFlags } from '../schema/feature-flags';
import type { Document, KubernetesObject, LocatedPart } from './document';
import { splitPath } from './engine/path';

/** A text with documents in it, and what it is called. */
export interface YamlFile {
  readonly name: string;
  readonly text: string;
}

/** Documents of a file, and what could not be read of it. */
export interface ReadFile {
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the documents of a file; each knows the line of each of its fields. */
export function readYaml({ name: file, text }: YamlFile, features: Partial<FeatureFlags> = {}): ReadFile {
  const lines = new LineCounter();
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  const place = (offset: number): SourceLine => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  for (const parsed of parseAllDocuments(text, { lineCounter: lines, maxAliasCount: 100 } as object)) {
    const [error] = parsed.errors;
    if (error) {
      diagnostics.push(
        unreadable(
          error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'invalid-yaml',
          error.message,
          place(error.pos[0]),
        ),
      );
      continue;
    }
    const json = toJson(parsed);
    if (json === null) continue;
    if (typeof json === 'string') {
      diagnostics.push(unreadable('invalid-yaml', json, place(parsed.range[0])));
      continue;
    }
    documents.push({
      document: json,
      place: { source: place(startOf(parsed)) },
      settings: { features },
      locate: (path, part) => place(offsetOf(parsed, json, path, part, text)),
    });
  }
  return { documents, diagnostics };
}

function unreadable(rule: string, message: string, source: SourceLine): Diagnostic {
  const [first = ''] = message.split('\n');
  return diagnostic({ rule, message: first.replace(/ at line \d+, column \d+:?$/, ''), at: { source } });
}

/** The object, null for an empty document, or why there is none. */
function toJson(parsed: YamlDocument): KubernetesObject | null | string {
  try {
    const json: unknown = parsed.toJS({ maxAliasCount: 100 });
    if (json === null || json === undefined) return null;
    return typeof json === 'object' && !Array.isArray(json) ? (json as KubernetesObject) : 'the document is not a map';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function startOf(parsed: YamlDocument): number {
  return parsed.contents?.range?.[0] ?? 0;
}

/** Where the field begins, or the part of its text; of what is not there, where its nearest holder begins. */
function offsetOf(
  parsed: YamlDocument,
  json: object,
  path: string,
  { text: part, isKey }: LocatedPart,
  text: string,
): number {
  let node = parsed.contents;
  let key: Node | null = node;
  for (const segment of splitPath(json, path)) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === segment);
      if (!pair) break;
      key = pair.key as Node;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)] as Node | undefined;
      if (!item) break;
      key = node = item;
    } else break;
  }
  const [start = 0, end = start] = (isScalar(node) && !isKey ? node : key)?.range ?? [];
  if (part === undefined || isKey || !isScalar(node)) return start;
  const found = text.slice(start, end).indexOf(part);
  return found < 0 ? start : start + found;
}

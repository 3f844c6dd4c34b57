import { LineCounter, parseAllDocuments, YAMLParseError, type Document as YamlDocument } from 'yaml';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { SourceLine } from '../diagnostics/place';
import type { FeatureFlags } from '../schema/feature-flags';
import { quote } from '../util/quote';
import { splitPath } from '../util/split-path';
import { messageOf } from '../util/message-of';
import type { Document, KubernetesObject } from './document';
import { duplicateKeys, type DuplicateKey } from './reading/duplicate-keys';
import { expandLists, isBrokenList } from './reading/expand-lists';
import { isForeign } from './reading/foreign';
import { heldDocument } from './reading/held-document';
import { NUMBERS } from './reading/numbers';
import { rangeOf } from './reading/range-of';
import { findDirective, findUnreadable, readText } from './reading/read-text';
import {
  fillPlaceholders,
  findPlaceholder,
  hasTemplateLines,
  holdsPlaceholder,
  isHelmTemplate,
} from './reading/templates';
import { yamlHelp } from './reading/yaml-help';
import { PlacedError, toPlain } from './reading/to-plain';

/** A text with documents in it, and what it is called. */
export interface YamlFile {
  readonly name: string;
  /** The text, or the bytes of the file. */
  readonly text: string | Uint8Array;
  /** Whether it was found in a folder, where files lie that are not meant for a cluster. @default false */
  readonly found?: boolean;
  /** Feature flags of the cluster that it is for. @default - those of the options */
  readonly features?: Partial<FeatureFlags>;
}

/** Documents of a file, and what could not be read of it. */
export interface ReadFile {
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
  /** The file as text. */
  readonly text: string;
  /** The first placeholder that is a value by itself: in the documents a word stands in its place. @default - there is none */
  readonly placeholder?: SourceLine;
}

/** YAML as kubectl reads it: `yes` is a boolean and `<<` merges; but dates and times are texts. */
const AS_KUBECTL = {
  version: '1.1',
  merge: true,
  stringKeys: true,
  uniqueKeys: false,
  logLevel: 'error',
  customTags: (tags: readonly YamlTag[]) => [
    ...tags.filter((tag) => typeof tag === 'string' || !OTHERS.has(tag.tag)),
    ...NUMBERS,
  ],
};
type YamlTag = string | { readonly tag: string };
/** What is no JSON, and numbers as other programs read them. */
const OTHERS = new Set(
  ['timestamp', 'omap', 'pairs', 'set', 'binary', 'int', 'float'].map((name) => `tag:yaml.org,2002:${name}`),
);
/** More than any program writes; each costs a search among all anchors. */
const MOST_ALIASES = 10_000;

/** Reads the documents of a file; each knows the line of each of its fields. */
export function readYaml(file: YamlFile, features: Partial<FeatureFlags> = {}): ReadFile {
  return new Reader(file, features).read();
}

/** Why something is not read. */
interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly source: SourceLine;
  readonly related?: Diagnostic['related'];
  readonly help?: readonly string[];
}

class Reader {
  private readonly lines = new LineCounter();
  private readonly documents: Document[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly text: string;
  private readonly brokenAt: number | undefined;

  constructor(
    private readonly file: YamlFile,
    private readonly features: Partial<FeatureFlags>,
  ) {
    ({ text: this.text, brokenAt: this.brokenAt } = readText(file.text));
  }

  read(): ReadFile {
    if (this.brokenAt !== undefined) this.refuseBytes(this.brokenAt);
    else if (isHelmTemplate(this.text)) this.refuseTemplate();
    else if (findUnreadable(this.text) >= 0) this.refuseCharacter(findUnreadable(this.text));
    else if (findDirective(this.text) >= 0) this.refuseDirective(findDirective(this.text));
    else for (const parsed of this.parse()) this.one(parsed);
    const at = findPlaceholder(this.text);
    return {
      documents: this.documents,
      diagnostics: this.diagnostics,
      text: this.text,
      ...(at !== undefined && { placeholder: this.place(at, at + 2) }),
    };
  }

  private parse(): readonly YamlDocument[] {
    try {
      const options = { ...AS_KUBECTL, lineCounter: this.lines } as object;
      return parseAllDocuments(fillPlaceholders(this.text), options);
    } catch (error) {
      this.refuse({ rule: 'invalid-yaml', message: reasonOf(error), source: this.start() });
      return [];
    }
  }

  private one(parsed: YamlDocument): void {
    try {
      const [error] = parsed.errors;
      const repeated = duplicateKeys(parsed);
      if ((error ?? repeated[0]) && hasTemplateLines(this.text)) {
        if (this.diagnostics.length === 0) this.refuseTemplate();
        return;
      }
      this.refuseKeys(repeated);
      if (error) this.refuseYaml(error, error.pos[0]);
      if (error ?? repeated[0]) return;
      this.take(parsed, toPlain(parsed, this.text.includes('*') ? MOST_ALIASES : undefined));
    } catch (error) {
      this.refuseYaml(error, error instanceof PlacedError ? error.offset : startOf(parsed));
    }
  }

  private take(parsed: YamlDocument, json: unknown): void {
    if (json === null || json === undefined) return;
    const { name, found = false } = this.file;
    if (typeof json !== 'object' || Array.isArray(json)) {
      const source = this.place(startOf(parsed));
      const help = ['an object of Kubernetes is a map that begins with apiVersion and kind'];
      if (!found) this.refuse({ rule: 'invalid-yaml', message: 'the document is not a map', source, help });
      return;
    }
    if (isForeign(json, name, found && !this.isOurs())) {
      if (!found) this.sayForeign(this.place(startOf(parsed)));
      return;
    }
    if (isBrokenList(json)) {
      const source = this.place(...rangeOf(parsed, json, 'items', NOTHING));
      this.refuse({ rule: 'invalid-yaml', message: 'field "items" of a List must be a list', source });
      return;
    }
    for (const { object, path: at } of expandLists(json as KubernetesObject)) {
      const full = (path: string): string => [at, path].filter(Boolean).join('.');
      this.documents.push({
        document: object,
        place: { source: this.place(rangeOf(parsed, json, at, NOTHING)[0]) },
        settings: { features: this.features },
        locate: (path, part) => this.place(...rangeOf(parsed, json, full(path), part, this.text)),
        written: (path) => this.text.slice(...rangeOf(parsed, json, full(path), NOTHING)),
        isOpen: (path, part) => this.isOpen(rangeOf(parsed, json, full(path), part, this.text)),
      });
      this.takeHeld(heldDocument(parsed, object, splitPath(json, at), this.text));
    }
  }

  /** Takes the document that an object holds as text. It is created later, and not applied. */
  private takeHeld(text: string | undefined): void {
    if (text === undefined) return;
    const { documents, diagnostics } = new Reader({ ...this.file, text }, this.features).read();
    this.documents.push(...documents.map((held) => ({ ...held, isApplied: false })));
    this.diagnostics.push(...diagnostics);
  }

  private isOpen([start, end]: readonly [number, number]): boolean {
    return holdsPlaceholder(this.text.slice(start, end));
  }

  private place(from: number, to = from): SourceLine {
    const { line, col } = this.lines.linePos(from);
    const [first = ''] = this.text.slice(from, to).split(/[\r\n]/, 1);
    return { file: this.file.name, line, column: col, ...(first !== '' && { length: first.length }) };
  }

  private start(): SourceLine {
    return { file: this.file.name, line: 1, column: 1 };
  }

  /** A file that was found and does not speak of Tekton may be anybody's. */
  private refuse({ source, ...refusal }: Refusal): void {
    this.diagnostics.push(diagnostic({ ...refusal, severity: this.isOurs() ? 'error' : 'warning', at: { source } }));
  }

  private isOurs(): boolean {
    return !this.file.found || this.text.includes('tekton.dev/');
  }

  private refuseBytes(offset: number): void {
    this.refuse({
      rule: 'invalid-encoding',
      message: 'the file is not UTF-8 text',
      source: this.placeOfUnread(offset),
      help: ['save it as UTF-8'],
    });
  }

  private refuseCharacter(offset: number): void {
    const code = this.text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
    this.refuse({
      rule: 'invalid-yaml',
      message: `YAML has no character U+${code}`,
      data: { code },
      source: this.placeOfUnread(offset),
      help: [`drop it, or write it as "\\u${code}" in double quotes`],
    });
  }

  private refuseDirective(offset: number): void {
    const [directive = ''] = this.text.slice(offset).split(/\s/, 1);
    this.refuse({
      rule: 'invalid-yaml',
      message: `kubectl reads no file that begins with directive ${quote(directive)}`,
      data: { directive },
      source: this.placeOfUnread(offset),
      help: ['drop the line'],
    });
  }

  /** The parser, which counts lines, has not seen the text. */
  private placeOfUnread(offset: number): SourceLine {
    const before = this.text.slice(0, offset).split('\n');
    return { file: this.file.name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  private refuseYaml(error: unknown, offset: number): void {
    const code = error instanceof YAMLParseError || error instanceof PlacedError ? error.code : undefined;
    const from = this.text.lastIndexOf('\n', offset - 1) + 1;
    const [line = ''] = this.text.slice(from).split('\n', 1);
    const help = isTooDeep(error)
      ? 'no object of Kubernetes has lists and maps so deep in each other'
      : code === undefined
        ? 'write out what the aliases stand for'
        : yamlHelp(code, line);
    this.refuse({ rule: 'invalid-yaml', message: reasonOf(error), source: this.place(offset), help: [help] });
  }

  private refuseKeys(repeated: readonly DuplicateKey[]): void {
    for (const { key, again, first } of repeated)
      this.refuse({
        rule: 'duplicate-key',
        message: `key ${quote(key)} is written twice in one map`,
        data: { key },
        source: this.place(...again),
        related: [{ note: 'first written', at: { source: this.place(...first) } }],
        help: ['drop one of the two'],
      });
  }

  private refuseTemplate(): void {
    const offset = this.text.search(/\{[{%]/);
    const line = this.text.slice(0, offset).split('\n').length;
    this.refuse({
      rule: 'helm-template',
      message: 'the file is a template and becomes YAML only when it is rendered',
      source: { file: this.file.name, line, column: offset - this.text.lastIndexOf('\n', offset), length: 2 },
      help: ['render it first: helm template . | cdk8s-tekton lint -'],
    });
  }

  private sayForeign(source: SourceLine): void {
    this.diagnostics.push(
      diagnostic({
        rule: 'not-kubernetes',
        severity: 'warning',
        message: `${quote(this.file.name)} holds a document that is not a Kubernetes object`,
        data: { file: this.file.name },
        at: { source },
        help: 'Kubernetes objects have apiVersion, kind and metadata; leave the file out if it is none',
      }),
    );
  }
}

const NOTHING = { text: undefined, isKey: false };

function startOf(parsed: YamlDocument): number {
  return parsed.contents?.range?.[0] ?? parsed.range?.[0] ?? 0;
}

/** The parser runs out of stack wherever it happens to be, and tells of it in several ways. */
function isTooDeep(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    (error instanceof YAMLParseError && error.code === 'RESOURCE_EXHAUSTION') ||
    messageOf(error).startsWith('Maximum call stack')
  );
}

/** What went wrong, without the place and the excerpt, which reports show themselves. */
function reasonOf(error: unknown): string {
  if (isTooDeep(error)) return 'the document is nested too deeply';
  const [first = ''] = messageOf(error).split('\n');
  const reason = first.replace(/ at line \d+, column \d+:?$/, '').replace(/\.$/, '');
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}

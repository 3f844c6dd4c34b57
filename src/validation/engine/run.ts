import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { PendingPlace } from '../../diagnostics/place';
import { FEATURE_FLAGS } from '../../schema/feature-flags';
import { DocumentSet, type SetDocument } from '../../analysis/documents/document-set';
import type { Fields } from '../../analysis/wire';
import type { OldPath } from '../decoding/old-fields';
import type { Document } from '../document';
import { messageOf } from '../../util/message-of';
import { byPosition } from './order';
import { placeIn } from './place-in';
import { prepare, type Prepared } from './prepare';
import type { PlaceName, Places, Visitor } from './places';
import type { Data, ReportAt, Rule, RuleContext } from './rule';
import { showCalls } from './calls';
import { embeddedRuns, holdsTriggerVariable } from './embedded-runs';
import { walk } from './walk';
import { writtenPath } from './written-path';
import type { Show } from './walk-parts';

/** A finding with what its place in the report depends on. */
interface Found {
  readonly diagnostic: Diagnostic;
  readonly path: string;
}

/** What a rule does where it looks. */
interface Handler {
  readonly rule: Rule;
  readonly handle: (place: never) => void;
}

/** Places for which other documents are asked. */
const CALL_PLACES: readonly PlaceName[] = [
  'Call',
  'ChildPipeline',
  'TaskAlone',
  'WorkspaceUse',
  'ResolvedPipeline',
  'RunOfPipeline',
  'TaskRunOfTask',
];

/** How documents are looked at together. */
export interface RunOptions {
  /** Whether the documents are all that there is, so that a name that is not among them is a fault. @default false */
  readonly complete?: boolean;
  /** Whether documents of different files go to one cluster. @default false */
  readonly together?: boolean;
  /** Whether runs inside of templates of Triggers are looked at as documents of their own. @default false */
  readonly embedded?: boolean;
  /** Level of Pod Security for namespaces that declare none. @default - they are not judged */
  readonly podSecurity?: 'baseline' | 'restricted' | undefined;
  /** Whether scripts are parsed. Those of constructs are when they are written. @default false */
  readonly scripts?: boolean;
}

/** Runs rules over documents, each of which is walked once. Findings are in the order of the documents. */
export function run(documents: readonly Document[], rules: readonly Rule[], options: RunOptions = {}): Diagnostic[] {
  return runner(rules, options)(documents);
}

/** Runs rules again and again, over sets of documents that have nothing to do with each other. Rules must keep no state. */
export function runner(
  rules: readonly Rule[],
  options: RunOptions = {},
): (documents: readonly Document[]) => Diagnostic[] {
  const all = new Run(rules, options);
  return (documents) => all.all(documents);
}

class Run {
  private readonly handlers = new Map<PlaceName, Handler[]>();
  private current: Document | undefined;
  private oldPath: OldPath | undefined;
  private item: SetDocument | undefined;
  private prefix = '';
  private embeddedIn: unknown;
  /** The document as rules see it. */
  private read: Fields | undefined;
  private found: Found[] = [];
  private set = new DocumentSet([], false);
  private readonly sources = new Map<SetDocument, Document>();
  private readonly looksAround: boolean;
  private readonly seen = new Set<string>();
  private readonly crashed = new Set<Rule>();

  constructor(
    rules: readonly Rule[],
    private readonly options: RunOptions,
  ) {
    for (const rule of rules) {
      const visitor: Visitor = rule.visit(this.contextOf(rule));
      for (const [name, handle] of Object.entries(visitor) as [PlaceName, (place: never) => void][]) {
        const handlers = this.handlers.get(name) ?? [];
        handlers.push({ rule, handle });
        this.handlers.set(name, handlers);
      }
    }
    this.looksAround = CALL_PLACES.some((name) => this.handlers.has(name));
  }

  all(documents: readonly Document[]): Diagnostic[] {
    this.sources.clear();
    const prepared = documents.map(prepare);
    const items = prepared.map((one) => this.itemOf(one));
    this.set = new DocumentSet(
      items.filter((item) => item !== undefined),
      this.options.complete ?? false,
      this.options.together ?? false,
    );
    return prepared.flatMap((one, i) => {
      this.current = one.source;
      this.item = items[i];
      this.set.lookFrom(this.item?.file);
      this.found = [];
      this.seen.clear();
      this.oldPath = one.oldPath;
      this.read = undefined;
      this.one(one);
      return byPosition(one.source.document, this.found).map(({ diagnostic }) => diagnostic);
    });
  }

  /** What others of the set see of a document; undefined when it has no kind to be found by. */
  private itemOf({ source, metadata = {}, decoded, faults }: Prepared): SetDocument | undefined {
    const { apiVersion, kind } = source.document;
    if (typeof kind !== 'string' || typeof apiVersion !== 'string') return undefined;
    const { name, namespace } = metadata as { readonly name?: string; readonly namespace?: string };
    const content = decoded?.object ?? (source.document as unknown as Fields);
    const item: SetDocument = {
      apiVersion,
      kind,
      name: name ?? '',
      namespace: namespace ?? '',
      metadata,
      content,
      readable: faults.length === 0,
      file: fileOf(source),
    };
    this.sources.set(item, source);
    return item;
  }

  private one({ source: { document }, metadata, decoded, faults }: Prepared): void {
    this.show('Document', { document, metadata });
    for (const fault of faults) this.show('Fault', fault);
    // What was not read cannot be judged.
    if (!decoded || faults.length > 0) return;
    this.walk(document.kind, decoded.object);
    if (this.options.embedded) this.embedded(document);
  }

  private walk(kind: string, object: Fields): void {
    this.read = object;
    walk(kind, object, this.show);
    if (this.looksAround) showCalls(kind, object, this.item?.namespace ?? '', this.set, this.show);
  }

  /** Looks at what a template of Triggers makes as at documents; what the event decides cannot be judged. */
  private embedded(template: Document['document']): void {
    const outer = this.item;
    for (const { document, path } of embeddedRuns(template)) {
      const prepared = prepare({ document, place: {}, settings: this.current?.settings ?? { features: {} } });
      const { decoded, faults, metadata } = prepared;
      if (!decoded) continue;
      this.prefix = `${path}.`;
      this.embeddedIn = document;
      this.oldPath = prepared.oldPath;
      const item = this.itemOf(prepared);
      this.item = item && { ...item, namespace: item.namespace || (outer?.namespace ?? '') };
      this.show('Embedded', { document, metadata });
      for (const fault of faults) this.show('Fault', fault);
      if (faults.length === 0) this.walk(document.kind, decoded.object);
    }
    this.prefix = '';
    this.embeddedIn = undefined;
    this.oldPath = undefined;
    this.item = outer;
  }

  private readonly show: Show = <P extends PlaceName>(name: P, place: Places[P]) => {
    const handlers = this.handlers.get(name);
    if (handlers) this.call(handlers, place, 0);
  };

  /** Calls the handlers from one on; after one that fails it goes on with the next. */
  private call(handlers: readonly Handler[], place: unknown, first: number): void {
    let i = first;
    try {
      for (; i < handlers.length; i++) handlers[i]?.handle(place as never);
    } catch (error) {
      const failed = handlers[i];
      if (failed) this.crash(failed.rule, error);
      this.call(handlers, place, i + 1);
    }
  }

  private contextOf(rule: Rule): RuleContext<Rule['messages']> {
    return {
      report: (message, data, at) => {
        this.report(rule, message, data, typeof at === 'string' ? { path: at } : at);
      },
      version: () => versionOf(this.item),
      flag: (name) => this.current?.settings.features[name] ?? FEATURE_FLAGS[name].default,
      placeOf: (path) => this.placeOf(this.oldPath?.(path) ?? path),
      current: () => this.item,
      placeIn: (item, path) => {
        const source = this.sources.get(item);
        return source ? placeIn(source, path) : {};
      },
      set: () => this.set,
      podSecurityLevel: () => this.options.podSecurity,
      readsScripts: () => this.options.scripts ?? false,
      isApplied: () => this.current?.isApplied ?? false,
      namespace: () => this.item?.namespace ?? '',
    };
  }

  private report(rule: Rule, key: string, data: Data, at: ReportAt): void {
    if (this.read) at = { ...at, path: writtenPath(this.read, at.path) };
    if (this.oldPath) {
      at = { ...at, path: this.oldPath(at.path) };
      const { field } = data;
      if (typeof field === 'string') data = { ...data, field: this.oldPath(field) };
    }
    const message = rule.messages[key]?.(data) ?? key;
    const { text, isKey = false, anyEvent = false, related = [] } = at;
    if (!anyEvent && this.embeddedIn !== undefined && holdsTriggerVariable(this.embeddedIn, at.path)) return;
    const path = this.prefix + at.path;
    if (this.current?.isOpen?.(path, { text, isKey })) return;
    // A scope of a run shows what is declared in it once more.
    const id = `${rule.id} ${path} ${message}`;
    if (this.seen.has(id)) return;
    this.seen.add(id);
    const { id: name } = rule;
    const severity = at.severity ?? rule.severity;
    const place = this.placeIn(path, text, isKey);
    this.found.push({
      path,
      diagnostic: diagnostic({
        rule: name,
        severity,
        message,
        data,
        at: place,
        related,
        help: helpOf(rule, key, data, at),
      }),
    });
  }

  private placeOf(path: string): PendingPlace {
    return this.placeIn(this.prefix + path);
  }

  private placeIn(path: string, text?: string, isKey = false): PendingPlace {
    return this.current ? placeIn(this.current, path, text, isKey) : {};
  }

  /** A rule that fails is a fault of ours; the others go on. */
  private crash(rule: Rule, error: unknown): void {
    if (this.crashed.has(rule)) return;
    this.crashed.add(rule);
    const reason = messageOf(error);
    this.found.push({
      path: '',
      diagnostic: diagnostic({
        rule: 'rule-crash',
        severity: 'warning',
        message: `rule "${rule.id}" failed on this document and was left out: ${reason}`,
        data: { rule: rule.id, reason },
        at: this.placeOf(''),
        help: 'please report it with the document',
      }),
    });
  }
}

/** What a finding itself says, or what its rule says of all of them. */
function helpOf({ help: all }: Rule, key: string, data: Data, { help }: ReportAt): readonly string[] | string {
  if (help !== undefined && help.length > 0) return help;
  const general = all?.[key] ?? [];
  return typeof general === 'function' ? general(data) : general;
}

/** The file that holds it as YAML; the line of a program is none. */
function fileOf({ place: { construct, source } }: Document): string | undefined {
  return construct === undefined && source && 'file' in source ? source.file : undefined;
}

/** `v1beta1` of `tekton.dev/v1beta1`. */
function versionOf(item: SetDocument | undefined): string {
  const { apiVersion = '' } = item ?? {};
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { PendingPlace } from '../../diagnostics/place';
import { FEATURE_FLAGS } from '../../schema/feature-flags';
import { decode } from '../decoding/decode';
import { decodeLeniently } from '../decoding/decode-leniently';
import { setDefaults } from '../decoding/defaults';
import { moveOldFields, type OldPath } from '../decoding/old-fields';
import { prune } from '../decoding/prune';
import type { Document } from '../document';
import { byPosition } from './order';
import type { PlaceName, Places, Visitor } from './places';
import type { Data, ReportAt, Rule, RuleContext } from './rule';
import { walk, type Show } from './walk';

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

const NOBODY: readonly Handler[] = [];

/** Runs rules over documents, each of which is walked once. Findings are in the order of the documents. */
export function run(documents: readonly Document[], rules: readonly Rule[]): Diagnostic[] {
  return new Run(rules).all(documents);
}

class Run {
  private readonly handlers = new Map<PlaceName, Handler[]>();
  private current: Document | undefined;
  /** Of a document whose fields have other names in the version that rules know. */
  private oldPath: OldPath | undefined;
  private found: Found[] = [];
  private readonly seen = new Set<string>();
  private readonly crashed = new Set<Rule>();

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) {
      const visitor: Visitor = rule.visit(this.contextOf(rule));
      for (const [name, handle] of Object.entries(visitor) as [PlaceName, (place: never) => void][]) {
        const handlers = this.handlers.get(name) ?? [];
        handlers.push({ rule, handle });
        this.handlers.set(name, handlers);
      }
    }
  }

  all(documents: readonly Document[]): Diagnostic[] {
    return documents.flatMap((document) => {
      this.current = document;
      this.found = [];
      this.seen.clear();
      this.oldPath = undefined;
      this.one(document);
      return byPosition(document.document, this.found).map(({ diagnostic }) => diagnostic);
    });
  }

  private one({ document }: Document): void {
    this.show('Document', { document, metadata: decodeLeniently('meta/v1.ObjectMeta', document.metadata ?? {}) });
    const decoded = decode(document);
    if (!decoded) return;
    for (const fault of decoded.faults) this.show('Fault', fault);
    // What was not read cannot be judged.
    if (decoded.faults.length > 0) return;
    setDefaults(document.apiVersion, document.kind, decoded.object);
    prune(decoded.object, decoded.type);
    this.oldPath = moveOldFields(document.apiVersion, document.kind, decoded.object);
    walk(document.kind, decoded.object, this.show);
  }

  private readonly show: Show = <P extends PlaceName>(name: P, place: Places[P]) => {
    for (const one of this.handlers.get(name) ?? NOBODY) this.call(one, place);
  };

  private call({ rule, handle }: Handler, place: unknown): void {
    try {
      handle(place as never);
    } catch (error) {
      this.crash(rule, error);
    }
  }

  private contextOf(rule: Rule): RuleContext<Rule['messages']> {
    return {
      report: (message, data, at) => {
        this.report(rule, message, data, typeof at === 'string' ? { path: at } : at);
      },
      version: () => versionOf(this.current),
      flag: (name) => this.current?.settings.features[name] ?? FEATURE_FLAGS[name].default,
      placeOf: (path) => this.placeOf(this.oldPath?.(path) ?? path),
    };
  }

  private report(rule: Rule, key: string, data: Data, at: ReportAt): void {
    if (this.oldPath) {
      at = { ...at, path: this.oldPath(at.path) };
      const { field } = data;
      if (typeof field === 'string') data = { ...data, field: this.oldPath(field) };
    }
    const message = rule.messages[key]?.(data) ?? key;
    const { path, text, isKey = false, related = [], help = [] } = at;
    // A scope of a run shows what is declared in it once more.
    const id = `${rule.id} ${path} ${message}`;
    if (this.seen.has(id)) return;
    this.seen.add(id);
    const { id: name, severity } = rule;
    const place = this.placeOf(path, text, isKey);
    this.found.push({
      path,
      diagnostic: diagnostic({ rule: name, severity, message, data, at: place, related, help }),
    });
  }

  private placeOf(path: string, text?: string, isKey = false): PendingPlace {
    const source = this.current?.locate?.(path, { text, isKey });
    return { ...this.current?.place, field: path, ...(source && { source }) };
  }

  /** A rule that fails is a fault of ours; the others go on. */
  private crash(rule: Rule, error: unknown): void {
    if (this.crashed.has(rule)) return;
    this.crashed.add(rule);
    const reason = error instanceof Error ? error.message : String(error);
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

/** `v1beta1` of `tekton.dev/v1beta1`. */
function versionOf(current: Document | undefined): string {
  const { apiVersion = '' } = current?.document ?? {};
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

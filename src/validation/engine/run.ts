import type { Diagnostic } from '../../diagnostics/diagnostic';
import { FEATURE_FLAGS } from '../../schema/feature-flags';
import { DocumentSet, type SetDocument } from '../../analysis/documents/document-set';
import type { Fields } from '../../analysis/wire';
import type { Document } from '../document';
import { placeIn } from './place-in';
import { prepare, type Prepared } from './prepare';
import type { PlaceName, Places, Visitor } from './places';
import type { Rule, RuleContext } from './rule';
import { showCalls } from './calls';
import { embeddedRuns } from '../../analysis/documents/embedded-runs';
import { Findings } from './findings';
import { View } from './view';
import { walk } from './walk';
import type { Show } from './walk-parts';

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
  private readonly looksAround: boolean;
  private readonly crashed = new Set<Rule>();
  private readonly sources = new Map<SetDocument, Document>();
  private set = new DocumentSet([], false);
  /** What is looked at; undefined before the first document. */
  private view: View | undefined;
  private findings = new Findings();

  constructor(
    rules: readonly Rule[],
    private readonly options: RunOptions,
  ) {
    const asked = this.asked();
    for (const rule of rules) {
      const visitors: readonly Visitor[] = [rule.visit(this.contextOf(rule, asked))].flat();
      for (const visitor of visitors) this.register(rule, visitor);
    }
    this.looksAround = CALL_PLACES.some((name) => this.handlers.has(name));
  }

  private register(rule: Rule, visitor: Visitor): void {
    for (const [name, handle] of Object.entries(visitor) as [PlaceName, (place: never) => void][]) {
      const handlers = this.handlers.get(name) ?? [];
      handlers.push({ rule, handle });
      this.handlers.set(name, handlers);
    }
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
      this.findings = new Findings();
      this.one(one, items[i]);
      return this.findings.inOrder(one.source.document);
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

  private one(prepared: Prepared, item: SetDocument | undefined): void {
    const { source, oldPath } = prepared;
    this.set.lookFrom(item?.file);
    this.view = new View({ source, item, oldPath });
    this.look('Document', prepared);
    // What was not read cannot be judged.
    if (this.options.embedded && prepared.decoded && prepared.faults.length === 0) this.embedded(source, item);
  }

  /** Looks at what a template of Triggers makes as at documents; what the event decides cannot be judged. */
  private embedded(source: Document, template: SetDocument | undefined): void {
    for (const { document, path } of embeddedRuns(source.document)) {
      const prepared = prepare({ document, place: {}, settings: source.settings });
      if (!prepared.decoded) continue;
      const own = this.itemOf(prepared);
      const item = own && { ...own, namespace: own.namespace || (template?.namespace ?? '') };
      this.view = new View({ source, item, oldPath: prepared.oldPath, inside: { document, path } });
      this.look('Embedded', prepared);
    }
  }

  /** Shows a document from outside, and where it could be read all that is in it. */
  private look(name: 'Document' | 'Embedded', { source: { document }, metadata, decoded, faults }: Prepared): void {
    this.show(name, { document, metadata });
    for (const fault of faults) this.show('Fault', fault);
    if (!decoded || faults.length > 0) return;
    const { kind } = document;
    if (this.view) this.view.read = decoded.object;
    walk(kind, decoded.object, this.show);
    if (this.looksAround) showCalls(kind, decoded.object, this.view?.item?.namespace ?? '', this.set, this.show);
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

  /** A rule that fails is a fault of ours, and is said once; the others go on. */
  private crash(rule: Rule, error: unknown): void {
    if (this.crashed.has(rule) || !this.view) return;
    this.crashed.add(rule);
    this.findings.addCrash(rule, error, this.view);
  }

  private contextOf(rule: Rule, asked: Asked): RuleContext<Rule['messages']> {
    return {
      ...asked,
      acknowledgement: () =>
        asked.isOfProgram()
          ? `acknowledge it: Validations.of(${variableFor(this.view)}).acknowledge('${rule.id}', 'the reason')`
          : `acknowledge it: # cdk8s-tekton-acknowledge-line ${rule.id} -- the reason`,
      report: (message, data, at) => {
        const { view } = this;
        if (view) this.findings.add(rule, message, { data, at: typeof at === 'string' ? { path: at } : at, view });
      },
    };
  }

  /** What all rules may ask. */
  private asked(): Asked {
    return {
      version: () => versionOf(this.view?.item),
      flag: (name) => this.view?.source.settings.features[name] ?? FEATURE_FLAGS[name].default,
      placeOf: (path) => this.view?.placeOf(this.view.inOwnVersion(path)) ?? {},
      current: () => this.view?.item,
      placeIn: (item, path) => {
        const source = this.sources.get(item);
        return source ? placeIn(source, path) : {};
      },
      set: () => this.set,
      podSecurityLevel: () => this.options.podSecurity,
      readsScripts: () => this.options.scripts ?? false,
      isApplied: () => this.view?.source.isApplied ?? false,
      written: (path) => this.view?.source.written?.(path),
      isOfProgram: () => this.view?.source.place.construct !== undefined,
      namespace: () => this.view?.item?.namespace ?? '',
    };
  }
}

/** What a program most likely calls the construct: `task`, `pipelineRun`. */
function variableFor(view: View | undefined): string {
  const kind = view?.source.document.kind ?? '';
  return kind.charAt(0).toLowerCase() + kind.slice(1);
}

/** What all rules may ask alike. */
type Asked = Omit<RuleContext, 'report' | 'acknowledgement'>;

/** The file that holds it as YAML; the line of a program is none. */
function fileOf({ place: { construct, source } }: Document): string | undefined {
  return construct === undefined && source && 'file' in source ? source.file : undefined;
}

/** `v1beta1` of `tekton.dev/v1beta1`. */
function versionOf(item: SetDocument | undefined): string {
  const { apiVersion = '' } = item ?? {};
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

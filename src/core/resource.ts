import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { CallSite } from '../diagnostics/call-site';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { PendingPlace } from '../diagnostics/place';
import { KINDS } from '../schema/kinds';
import { compact } from '../util/compact';
import { quote } from '../util/quote';
import { unlessEmpty } from '../util/unless-empty';
import { validateWithApp } from './app/app-validation';
import { checkScope } from './app/check-scope';
import { addCheck } from './app/checks';
import { noteLate } from './app/late';
import { originate } from './app/origin';
import { scopeFor, type Placement } from './app/placement';
import { checkObjectName, objectName } from './names';
import { showByPath } from './shown';
import type { KeysOf } from './shape';
import { checkKeys } from './check-keys';
import { mapOf, text } from './shapes';

/** Props that every construct with a Kubernetes object of its own takes. */
export interface ResourceProps {
  /** Name of the object. @default - `<chart>-<ids>` */
  readonly name?: string | undefined;
  /** Labels besides those of the chart. @default {} */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** The keys of ResourceProps. */
export const RESOURCE_KEYS: KeysOf<ResourceProps> = { name: text, labels: mapOf(text), annotations: mapOf(text) };

/** What a subclass says of its object. */
interface ResourceInit extends ResourceProps {
  readonly kind: string;
  /** @default 'apply' */
  readonly placement?: Placement;
  /** Whether the cluster makes the name up, beginning with `<name>-`. @default false */
  readonly generateName?: boolean;
}

/** A construct that stands for one Tekton object. */
export abstract class Resource extends Construct {
  static {
    showByPath(this);
  }

  /** `metadata.name`, or what comes before the dash of a generated name. */
  readonly name: string;
  /** The namespace of the object; undefined where `kubectl` decides. */
  readonly namespace: string | undefined;
  /** The cdk8s object underneath, for `addJsonPatch` and metadata. */
  readonly apiObject: ApiObject;
  /** @internal */
  readonly callSite: CallSite;

  protected constructor(scope: Construct, id: string, init: ResourceInit) {
    super(checkScope(scope, id, init.kind), id);
    const { kind, placement = 'apply', generateName = false, labels = {}, annotations = {} } = init;
    this.callSite = new CallSite();
    // Subclasses look at all of their props, but only once this is made of them.
    checkKeys({ labels, annotations }, RESOURCE_KEYS, kind, this.place());
    this.name = init.name ?? objectName(this);
    checkObjectName(this.name, { what: kind, ...this.place(), generated: generateName });
    this.namespace = Chart.of(this).namespace;
    this.apiObject = new ApiObject(scopeFor(this, placement), placement === 'apply' ? 'Resource' : this.node.path, {
      apiVersion: KINDS.get(kind)?.apiVersion ?? 'tekton.dev/v1',
      kind,
      metadata: compact({
        ...(generateName ? { generateName: `${this.name}-` } : { name: this.name }),
        labels: unlessEmpty(labels),
        annotations: unlessEmpty(annotations),
      }),
      spec: Lazy.any({ produce: () => this.produceSpec() }) as unknown,
    });
    // cdk8s writes a name beside every generateName.
    if (generateName) this.apiObject.addJsonPatch(JsonPatch.remove('/metadata/name'));
    originate(this.apiObject, this);
    addCheck(this, () => this.check());
    validateWithApp(this);
    noteLate(this, `${kind} ${quote(this.name)}`, this.callSite);
  }

  /** The `spec` of the document. */
  protected abstract renderSpec(): object;

  /**
   * What went wrong while it rendered: cdk8s throws an error of its own in its place.
   * @internal
   */
  failure: unknown;

  private produceSpec(): object {
    try {
      return this.renderSpec();
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  /** What is wrong and can be seen only when the program is complete. */
  protected check(): readonly Diagnostic[] {
    return [];
  }

  /** The place of the construct for a report, or of a part inside it. */
  protected place(field?: string, site: CallSite = this.callSite): PendingPlace {
    return { construct: this.node.path, field, source: site };
  }
}

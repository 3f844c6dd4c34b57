import type { KubernetesDocument } from '../../schema/document';
import type { EventListener } from '../../schema/triggers/event-listener';
import type { Trigger } from '../../schema/triggers/trigger';
import type { TriggerBindingSpec } from '../../schema/triggers/trigger-binding';
import type { TriggerTemplate } from '../../schema/triggers/trigger-template';

/** Values of Secrets by name and key. */
export type SecretValues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The part of a cluster that a listener reads, out of documents. */
export class TriggerDocuments {
  constructor(
    private readonly documents: readonly KubernetesDocument[],
    private readonly namespace: string,
    private readonly secrets: SecretValues,
  ) {}

  namespaceOf({ metadata }: KubernetesDocument): string {
    return metadata.namespace ?? this.namespace;
  }

  /** Of two with one name the later one is applied last. */
  listeners(): readonly EventListener[] {
    const all = this.ofKind('EventListener') as unknown as readonly EventListener[];
    const byName = new Map(all.map((one) => [`${this.namespaceOf(one)}/${one.metadata.name}`, one]));
    return [...byName.values()];
  }

  triggers(): readonly Trigger[] {
    return this.ofKind('Trigger') as unknown as readonly Trigger[];
  }

  trigger(name: string, namespace: string): Trigger | undefined {
    return this.named('Trigger', name, namespace) as Trigger | undefined;
  }

  binding(name: string, namespace: string | undefined): TriggerBindingSpec | undefined {
    const kind = namespace === undefined ? 'ClusterTriggerBinding' : 'TriggerBinding';
    return (this.named(kind, name, namespace) as { readonly spec: TriggerBindingSpec } | undefined)?.spec;
  }

  template(name: string, namespace: string): TriggerTemplate | undefined {
    return this.named('TriggerTemplate', name, namespace) as TriggerTemplate | undefined;
  }

  hasInterceptor(kind: 'ClusterInterceptor' | 'Interceptor', name: string, namespace?: string): boolean {
    return this.named(kind, name, namespace) !== undefined;
  }

  /** The value of a key, undefined if the Secret is not known. */
  secret(name: string, key: string, namespace: string): string | undefined {
    const given = this.secrets[name]?.[key];
    if (given !== undefined) return given;
    const document = this.named('Secret', name, namespace) as
      | { readonly data?: Readonly<Record<string, string>>; readonly stringData?: Readonly<Record<string, string>> }
      | undefined;
    const plain = document?.stringData?.[key];
    const encoded = document?.data?.[key];
    return plain ?? (encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString());
  }

  private ofKind(kind: string): readonly KubernetesDocument[] {
    return this.documents.filter((document) => document.kind === kind);
  }

  private named(kind: string, name: string, namespace: string | undefined): KubernetesDocument | undefined {
    // Of two with one name the later one is applied last.
    return this.ofKind(kind).findLast(
      (document) =>
        document.metadata.name === name && (namespace === undefined || this.namespaceOf(document) === namespace),
    );
  }
}

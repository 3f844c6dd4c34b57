import { checkOwnKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import type { Construct } from 'constructs';
import type { INamed } from '../../core/named';
import { StringRef } from '../../core/references/string-ref';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../../core/resource';
import type { TriggerTemplateSpec } from '../../schema/triggers/trigger-template';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import { callback, fields, mapOf, needed, text } from '../../core/shapes';

/** A param of a {@link TriggerTemplate}. */
export interface TemplateParam {
  /** For the people who read the YAML. @default - no description */
  readonly description?: string | undefined;
  /** Used when no binding gives a value, or when its path is not in the event. @default - a value must be given */
  readonly default?: string | undefined;
}

/** Props of {@link TriggerTemplate}. */
export interface TriggerTemplateProps<Name extends string> extends ResourceProps {
  /** What the bindings give. @default {} */
  readonly params?: Readonly<Record<Name, TemplateParam>> | undefined;
  /**
   * Documents to create, with references to the params. Their values are put into the text: free text of an event breaks it
   * or worse, so events through GitHubEvents and the like are safer.
   */
  readonly resources: (refs: { readonly params: Readonly<Record<Name, StringRef>> }) => readonly TemplateDocument[];
}

/** A document to create; references stand where it holds texts. */
export interface TemplateDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly [field: string]: unknown;
}

const PARAM_KEYS: KeysOf<TemplateParam> = { description: text, default: text };
const KEYS: KeysOf<TriggerTemplateProps<string>> = {
  ...RESOURCE_KEYS,
  params: mapOf(fields('param of a TriggerTemplate', PARAM_KEYS)),
  resources: needed(callback('() => [{ … }]')),
};

/**
 * What is created when a trigger fires.
 *
 * @throws `invalid-name`, `unknown-key`
 * @see https://tekton.dev/docs/triggers/triggertemplates/
 *
 * @example
 * ```ts
 * new TriggerTemplate(chart, 'push', {
 *   params: { sha: { description: 'the commit' } },
 *   resources: ({ params }) => [
 *     {
 *       apiVersion: 'tekton.dev/v1',
 *       kind: 'PipelineRun',
 *       metadata: { generateName: 'delivery-' },
 *       spec: { pipelineRef: { name: 'delivery' }, params: [{ name: 'revision', value: `${params.sha}` }] },
 *     },
 *   ],
 * });
 * ```
 */
export class TriggerTemplate<const Name extends string = never> extends Resource implements INamed {
  private readonly props: TriggerTemplateProps<Name>;

  constructor(scope: Construct, id: string, props: TriggerTemplateProps<Name>) {
    super(scope, id, { ...props, kind: 'TriggerTemplate' });
    checkOwnKeys(props, KEYS, { made: new.target, own: TriggerTemplate, at: this.place() });
    this.props = props;
  }

  /** A TriggerTemplate that exists in the namespace of the Trigger. */
  static fromName(name: string): INamed {
    return { name };
  }

  protected override renderSpec(): TriggerTemplateSpec {
    const declared = Object.entries<TemplateParam>(this.props.params ?? {});
    const refs = declared.map(([name]) => [name, new StringRef(`tt.params.${name}`, { owner: this })] as const);
    const params = Object.fromEntries(refs) as Readonly<Record<Name, StringRef>>;
    return compact({
      params: unlessEmpty(declared.map(([name, said]) => compact({ name, ...said }))),
      resourcetemplates: this.props.resources({ params }),
    });
  }
}

import { checkOwnKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import type { Construct } from 'constructs';
import type { INamed } from '../../core/named';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../../core/resource';
import type { TriggerBindingKind } from '../../schema/triggers/trigger';
import type { TriggerBindingSpec } from '../../schema/triggers/trigger-binding';
import { compact } from '../../util/compact';
import { unlessEmpty } from '../../util/unless-empty';
import { mapOf, text } from '../../core/shapes';

/** A binding that a Trigger refers to. */
export interface ITriggerBinding extends INamed {
  readonly kind: TriggerBindingKind;
}

/** Props of {@link TriggerBinding} and {@link ClusterTriggerBinding}. */
export interface TriggerBindingProps extends ResourceProps {
  /** Values by name: texts with `$(body.…)`, `$(header.…)`, `$(extensions.…)`, `$(context.eventID)`. @default {} */
  readonly params?: Readonly<Record<string, string>> | undefined;
}

const KEYS: KeysOf<TriggerBindingProps> = { ...RESOURCE_KEYS, params: mapOf(text) };

/**
 * Takes values out of an event, for the Triggers of its namespace.
 *
 * @throws `invalid-name`
 * @see https://tekton.dev/docs/triggers/triggerbindings/
 *
 * @example
 * ```ts
 * new TriggerBinding(chart, 'push', { params: { sha: '$(body.after)' } });
 * ```
 */
export class TriggerBinding extends Resource implements ITriggerBinding {
  readonly kind = 'TriggerBinding';
  private readonly props: TriggerBindingProps;

  constructor(scope: Construct, id: string, props: TriggerBindingProps = {}) {
    super(scope, id, { ...props, kind: 'TriggerBinding' });
    checkOwnKeys(props, KEYS, { made: new.target, own: TriggerBinding, at: this.place() });
    this.props = props;
  }

  /** A TriggerBinding that exists in the namespace of the Trigger. */
  static fromName(name: string): ITriggerBinding {
    return { name, kind: 'TriggerBinding' };
  }

  protected override renderSpec(): TriggerBindingSpec {
    return renderBinding(this.props);
  }
}

/**
 * Takes values out of an event, for the Triggers of all namespaces.
 *
 * @throws `invalid-name`
 * @see https://tekton.dev/docs/triggers/clustertriggerbindings/
 *
 * @example
 * ```ts
 * new ClusterTriggerBinding(chart, 'push', { name: 'github-push', params: { sha: '$(body.after)' } });
 * ```
 */
export class ClusterTriggerBinding extends Resource implements ITriggerBinding {
  readonly kind = 'ClusterTriggerBinding';
  private readonly props: TriggerBindingProps;

  constructor(scope: Construct, id: string, props: TriggerBindingProps = {}) {
    super(scope, id, { ...props, kind: 'ClusterTriggerBinding' });
    checkOwnKeys(props, KEYS, { made: new.target, own: ClusterTriggerBinding, at: this.place() });
    this.props = props;
  }

  /** A ClusterTriggerBinding that exists. */
  static fromName(name: string): ITriggerBinding {
    return { name, kind: 'ClusterTriggerBinding' };
  }

  protected override renderSpec(): TriggerBindingSpec {
    return renderBinding(this.props);
  }
}

function renderBinding({ params = {} }: TriggerBindingProps): TriggerBindingSpec {
  return compact({ params: unlessEmpty(Object.entries(params).map(([name, value]) => ({ name, value }))) });
}

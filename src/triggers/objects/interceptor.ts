import { checkOwnKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import type { Construct } from 'constructs';
import type { INamed } from '../../core/named';
import { RESOURCE_KEYS, Resource, type ResourceProps } from '../../core/resource';
import type { ClientConfig, InterceptorSpec } from '../../schema/triggers/cluster-interceptor';
import type { InterceptorKind } from '../../schema/triggers/interceptor';
import { manifest, needed, oneOf } from '../../core/shapes';

/** An interceptor that a Trigger refers to. */
export interface IInterceptor extends INamed {
  readonly kind: InterceptorKind;
}

/** Props of {@link Interceptor} and {@link ClusterInterceptor}. */
export interface InterceptorProps extends ResourceProps {
  /** Where it answers: a Service or an address. */
  readonly clientConfig: ClientConfig;
  /** What it speaks; the label `server/type`. @default - HTTP */
  readonly serverType?: 'http' | 'https' | undefined;
}

const KEYS: KeysOf<InterceptorProps> = {
  ...RESOURCE_KEYS,
  clientConfig: needed(manifest()),
  serverType: oneOf(['http', 'https']),
};

/**
 * Makes a Service usable as an interceptor by the Triggers of its namespace.
 *
 * @throws `invalid-name`
 * @see https://tekton.dev/docs/triggers/namespacedinterceptors/
 *
 * @example
 * ```ts
 * new Interceptor(chart, 'check', { clientConfig: { service: { name: 'check', namespace: 'ci', path: 'push' } } });
 * ```
 */
export class Interceptor extends Resource implements IInterceptor {
  readonly kind = 'NamespacedInterceptor';
  private readonly props: InterceptorProps;

  constructor(scope: Construct, id: string, props: InterceptorProps) {
    super(scope, id, { ...props, labels: labelsOf(props), kind: 'Interceptor' });
    checkOwnKeys(props, KEYS, { made: new.target, own: Interceptor, at: this.place() });
    this.props = props;
  }

  /** An Interceptor that exists in the namespace of the Trigger. */
  static fromName(name: string): IInterceptor {
    return { name, kind: 'NamespacedInterceptor' };
  }

  protected override renderSpec(): InterceptorSpec {
    return { clientConfig: this.props.clientConfig };
  }
}

/**
 * Makes a Service usable as an interceptor by the Triggers of all namespaces.
 *
 * @throws `invalid-name`
 * @see https://tekton.dev/docs/triggers/clusterinterceptors/
 *
 * @example
 * ```ts
 * new ClusterInterceptor(chart, 'check', {
 *   name: 'check',
 *   serverType: 'https',
 *   clientConfig: { service: { name: 'check', namespace: 'interceptors', port: 8443 } },
 * });
 * ```
 */
export class ClusterInterceptor extends Resource implements IInterceptor {
  readonly kind = 'ClusterInterceptor';
  private readonly props: InterceptorProps;

  constructor(scope: Construct, id: string, props: InterceptorProps) {
    super(scope, id, { ...props, labels: labelsOf(props), kind: 'ClusterInterceptor' });
    checkOwnKeys(props, KEYS, { made: new.target, own: ClusterInterceptor, at: this.place() });
    this.props = props;
  }

  /** A ClusterInterceptor that exists: `github`, `gitlab`, `bitbucket`, `slack`, `cel` or one of your own. */
  static fromName(name: string): IInterceptor {
    return { name, kind: 'ClusterInterceptor' };
  }

  protected override renderSpec(): InterceptorSpec {
    return { clientConfig: this.props.clientConfig };
  }
}

function labelsOf({ labels, serverType }: InterceptorProps): Readonly<Record<string, string>> {
  return { ...labels, ...(serverType && { 'server/type': serverType }) };
}

import { checkOptionKeys } from '../../core/check-keys';
import type { KeysOf } from '../../core/shape';
import type { INamed } from '../../core/named';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import { quote } from '../../util/quote';
import { mapOf, named, namedWith, needed, number, oneOf, text } from '../../core/shapes';

/** Options of {@link ListenerExposure.ingress}. */
export interface ListenerIngressOptions {
  /** Name under which the provider reaches it: `hooks.example.com`. */
  readonly host: string;
  /** @default '/' */
  readonly path?: string | undefined;
  /** @default - the cluster's default IngressClass */
  readonly className?: string | undefined;
  /** Secret of type `kubernetes.io/tls`. @default - the certificate that the controller has for all hosts */
  readonly tls?: INamed | undefined;
  /** Annotations. @default {} */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** Options of {@link ListenerExposure.httpRoute}. */
export interface ListenerHttpRouteOptions {
  /** The Gateway; TLS is its matter. */
  readonly gateway: INamed & {
    /** @default - the namespace of the listener */
    readonly namespace?: string | undefined;
    /** Name of one of its listeners. @default - all that take the host */
    readonly sectionName?: string | undefined;
  };
  /** @default - all hosts of the Gateway */
  readonly host?: string | undefined;
  /** @default '/' */
  readonly path?: string | undefined;
}

/** Options of {@link ListenerExposure.openShiftRoute}. */
export interface ListenerRouteOptions {
  /** @default - OpenShift makes one up */
  readonly host?: string | undefined;
  /** Whether plain HTTP is taken, refused or sent to HTTPS. @default 'Redirect' */
  readonly insecure?: 'Allow' | 'None' | 'Redirect' | undefined;
}

/** Options of {@link ListenerExposure.nodePort} and {@link ListenerExposure.loadBalancer}. */
export interface ListenerServiceOptions {
  /** Port of the Service, for a node port that of every node too. @default - 8080, with TLS 8443; of the nodes a free one */
  readonly port?: number | undefined;
}

/** How it is done, as the objects are made from it. */
export type ExposureKind =
  | { readonly kind: 'clusterIp' }
  | ({ readonly kind: 'nodePort' } & ListenerServiceOptions)
  | ({ readonly kind: 'loadBalancer'; readonly loadBalancerClass?: string | undefined } & ListenerServiceOptions)
  | ({ readonly kind: 'ingress' } & ListenerIngressOptions)
  | ({ readonly kind: 'httpRoute' } & ListenerHttpRouteOptions)
  | ({ readonly kind: 'openShiftRoute' } & ListenerRouteOptions);

const SERVICE_KEYS: KeysOf<ListenerServiceOptions> = { port: number };
const INGRESS_KEYS: KeysOf<ListenerIngressOptions> = {
  host: needed(text),
  path: text,
  className: text,
  tls: named,
  annotations: mapOf(text),
};
const GATEWAY_KEYS: KeysOf<ListenerHttpRouteOptions['gateway']> = {
  name: needed(text),
  namespace: text,
  sectionName: text,
};
const HTTP_ROUTE_KEYS: KeysOf<ListenerHttpRouteOptions> = {
  gateway: needed(namedWith('gateway', GATEWAY_KEYS)),
  host: text,
  path: text,
};
const ROUTE_KEYS: KeysOf<ListenerRouteOptions> = { host: text, insecure: oneOf(['Allow', 'None', 'Redirect']) };
const NODE_PORTS = { lowest: 30_000, highest: 32_767 };

/**
 * How webhooks reach a listener. Its Service `el-<name>` answers inside the cluster in every case.
 *
 * @example
 * ```ts
 * const hub = new GitHubEvents(chart, 'hub', {
 *   secret: { name: 'github-webhook' },
 *   expose: ListenerExposure.ingress({ host: 'hooks.example.com', tls: { name: 'hooks-tls' } }),
 * });
 * hub.onPush(Pipeline.fromName('delivery'), {});
 * ```
 */
export class ListenerExposure {
  /** @internal */
  readonly how: ExposureKind;
  /** Keeps other objects from passing as this one. */
  declare private readonly kind: 'exposure';

  private constructor(how: ExposureKind) {
    this.how = how;
  }

  /** Inside the cluster only. */
  static clusterIp(): ListenerExposure {
    return new ListenerExposure({ kind: 'clusterIp' });
  }

  /**
   * A port of every node.
   *
   * @throws `invalid-port`
   */
  static nodePort(options: ListenerServiceOptions = {}): ListenerExposure {
    checkOptionKeys(options, SERVICE_KEYS, 'ListenerExposure.nodePort');
    const { port } = options;
    if (port !== undefined) checkPort(port, NODE_PORTS.lowest, NODE_PORTS.highest);
    return new ListenerExposure({ kind: 'nodePort', port });
  }

  /**
   * A load balancer of the cloud, without TLS unless the listener has `tls`.
   *
   * @throws `invalid-port`
   */
  static loadBalancer(
    options: ListenerServiceOptions & {
      /** Which implementation makes it. @default - the default of the cluster */
      readonly loadBalancerClass?: string | undefined;
    } = {},
  ): ListenerExposure {
    checkOptionKeys(options, { ...SERVICE_KEYS, loadBalancerClass: true }, 'ListenerExposure.loadBalancer');
    if (options.port !== undefined) checkPort(options.port, 1, 65_535);
    return new ListenerExposure({ kind: 'loadBalancer', ...options });
  }

  /**
   * An Ingress. It speaks plain HTTP to the pods: where the listener has `tls`, its controller is told by an annotation of its own.
   *
   * @throws `invalid-host`, `invalid-url-path`
   */
  static ingress(options: ListenerIngressOptions): ListenerExposure {
    checkOptionKeys(options, INGRESS_KEYS, 'ListenerExposure.ingress');
    checkHost(options.host);
    checkPath(options.path);
    return new ListenerExposure({ kind: 'ingress', ...options });
  }

  /**
   * An HTTPRoute of the Gateway API. It speaks plain HTTP to the pods: where the listener has `tls`, a BackendTLSPolicy is needed.
   *
   * @throws `invalid-host`, `invalid-url-path`
   */
  static httpRoute(options: ListenerHttpRouteOptions): ListenerExposure {
    checkOptionKeys(options, HTTP_ROUTE_KEYS, 'ListenerExposure.httpRoute');
    if (options.host !== undefined) checkHost(options.host);
    checkPath(options.path);
    return new ListenerExposure({ kind: 'httpRoute', ...options });
  }

  /**
   * A Route of OpenShift, with TLS that ends at the router.
   *
   * @throws `invalid-host`
   */
  static openShiftRoute(options: ListenerRouteOptions = {}): ListenerExposure {
    checkOptionKeys(options, ROUTE_KEYS, 'ListenerExposure.openShiftRoute');
    if (options.host !== undefined) checkHost(options.host);
    return new ListenerExposure({ kind: 'openShiftRoute', ...options });
  }
}

function checkPort(port: number, lowest: number, highest: number): void {
  if (Number.isInteger(port) && port >= lowest && port <= highest) return;
  fail({
    rule: 'invalid-port',
    message: `port ${port} is not allowed`,
    data: { port },
    at: { field: 'port', source: new CallSite() },
    help: `allowed: whole numbers from ${lowest} to ${highest}`,
  });
}

function checkHost(host: string): void {
  if (/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(host) && host.length <= 253)
    return;
  fail({
    rule: 'invalid-host',
    message: `host ${quote(host)} is not allowed`,
    data: { host },
    at: { field: 'host', source: new CallSite() },
    help: 'a host has no scheme, no port and no path: hooks.example.com',
  });
}

/** What Ingress and HTTPRoute both refuse. */
function checkPath(path: string | undefined): void {
  if (path === undefined) return;
  const isPlain = /^\/[A-Za-z0-9/._~!$&'()*+,;=:@%-]*$/.test(path) && !/\/\/|\/\.{1,2}(\/|$)|%2f/i.test(path);
  if (isPlain) return;
  fail({
    rule: 'invalid-url-path',
    message: `path ${quote(path)} is not allowed`,
    data: { path },
    at: { field: 'path', source: new CallSite() },
    help: 'a path begins with "/" and has no "//", no "." and ".." between slashes, no "?" and no "#": /hooks',
  });
}

import { checkOptionKeys } from '../core/check-keys';
import type { KeysOf } from '../core/shape';
import type { INamed } from '../core/named';
import { CallSite } from '../diagnostics/call-site';
import { fail } from '../diagnostics/diagnostic-error';
import { checkHost } from './image-name';
import { mapOf, named, needed, number, text } from '../core/shapes';

/** Options of {@link RegistryExposure.nodePort}. */
export interface NodePortOptions {
  /** Port of every node, by default from 30000 to 32767. @default 30500 */
  readonly port?: number | undefined;
  /** Port of every node for the web page. @default - none, the page is reached by `kubectl port-forward` */
  readonly uiPort?: number | undefined;
  /** How nodes name the registry. @default - `localhost:<port>` */
  readonly pullHost?: string | undefined;
}

/** Options of {@link RegistryExposure.ingress}. */
export interface IngressOptions {
  /** Name that browsers and nodes use; nodes resolve it and trust its certificate. */
  readonly host: string;
  /** @default - the cluster's default IngressClass */
  readonly className?: string | undefined;
  /** Secret of type `kubernetes.io/tls`. @default - the certificate that the controller has for all hosts */
  readonly tls?: INamed | undefined;
  /**
   * Annotations. Those of ingress-nginx that lift its limit of 1 MiB a request and wait 10 minutes for a layer are there
   * already; other controllers need their own.
   * @default {}
   */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** How it is done, as the objects are made from it. */
export type ExposureKind =
  | { readonly kind: 'nodePort'; readonly port: number; readonly uiPort?: number | undefined }
  | ({ readonly kind: 'ingress' } & IngressOptions)
  | { readonly kind: 'proxyDaemonSet'; readonly port: number }
  | { readonly kind: 'clusterIp' };

const NODE_PORT_KEYS: KeysOf<NodePortOptions> = { port: number, uiPort: number, pullHost: text };
const INGRESS_KEYS: KeysOf<IngressOptions> = {
  host: needed(text),
  className: text,
  tls: named,
  annotations: mapOf(text),
};
const DEFAULT_PORT = 30500;

/**
 * How nodes reach a registry of the cluster. Pods always use its Service; nodes do not know the cluster's DNS.
 *
 * @example
 * ```ts
 * new RegistryWithUi(chart, 'registry', {
 *   exposure: RegistryExposure.ingress({ host: 'registry.example.com', tls: { name: 'registry-tls' } }),
 * });
 * ```
 */
export class RegistryExposure {
  /** `host[:port]` as nodes name the registry. */
  readonly pullHost: string;
  /** @internal */
  readonly how: ExposureKind;
  /** Keeps other objects from passing as this one. */
  declare private readonly kind: 'exposure';

  private constructor(pullHost: string, how: ExposureKind) {
    this.pullHost = pullHost;
    this.how = how;
  }

  /**
   * A port of every node. Nodes pull from `localhost`, which containerd takes over plain HTTP without configuration.
   *
   * Open to everything that reaches a node; with no login it can also push and delete there. Needs a kube-proxy that
   * answers node ports on loopback: mode iptables does, IPVS and nftables do not.
   *
   * @throws `invalid-port`, `invalid-registry-host`
   */
  static nodePort(options: NodePortOptions = {}): RegistryExposure {
    checkOptionKeys(options, NODE_PORT_KEYS, 'RegistryExposure.nodePort');
    const { port = DEFAULT_PORT, uiPort, pullHost = `localhost:${port}` } = options;
    checkPort(port, 'port');
    if (uiPort !== undefined) checkPort(uiPort, 'uiPort');
    checkHost(pullHost);
    return new RegistryExposure(pullHost, { kind: 'nodePort', port, uiPort });
  }

  /**
   * An Ingress: the web page under `/`, the registry under `/v2/`.
   *
   * @throws `invalid-registry-host`
   */
  static ingress(options: IngressOptions): RegistryExposure {
    checkOptionKeys(options, INGRESS_KEYS, 'RegistryExposure.ingress');
    checkHost(options.host);
    return new RegistryExposure(options.host, { kind: 'ingress', ...options });
  }

  /**
   * A pod on every node that takes pulls, not pushes, on the node's loopback address and passes them on.
   *
   * Closed to the network and independent of kube-proxy, and with `tls` the nodes still need no configuration. Its
   * `hostPort` is refused where Pod Security `baseline` is enforced.
   *
   * @throws `invalid-port`
   */
  static proxyDaemonSet(options: { readonly port?: number | undefined } = {}): RegistryExposure {
    checkOptionKeys(options, { port: true }, 'RegistryExposure.proxyDaemonSet');
    const { port = DEFAULT_PORT } = options;
    checkPort(port, 'port');
    return new RegistryExposure(`localhost:${port}`, { kind: 'proxyDaemonSet', port });
  }

  /**
   * Nothing beside the Service: nodes reach it by a way of your own, such as a Gateway or an entry in their registry
   * configuration.
   *
   * @throws `invalid-registry-host`
   */
  static clusterIp(options: { readonly pullHost: string }): RegistryExposure {
    checkOptionKeys(options, { pullHost: needed(text) }, 'RegistryExposure.clusterIp');
    checkHost(options.pullHost);
    return new RegistryExposure(options.pullHost, { kind: 'clusterIp' });
  }
}

function checkPort(port: number, field: string): void {
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return;
  fail({
    rule: 'invalid-port',
    message: `port ${port} is not allowed`,
    data: { port },
    at: { field, source: new CallSite() },
    help: 'allowed: whole numbers from 1 to 65535',
  });
}

/** Whom pods of a namespace may reach, and who may reach them. */
export interface NetworkAccess {
  /**
   * Addresses of Git forges, for clones and for webhooks to listeners with a node port or load balancer.
   * @default - anywhere, but no link-local address, where clouds tell machines their secrets
   */
  readonly forges?: readonly string[] | undefined;
  /** Ports of Git forges, as their pods have them where they run in the cluster. @default [443, 80, 22] */
  readonly forgePorts?: readonly number[] | undefined;
  /**
   * Addresses that builds and tasks of your own reach: registries, packages.
   * @default - anywhere, but no link-local address, where clouds tell machines their secrets
   */
  readonly web?: readonly string[] | undefined;
  /** Ports of what builds and tasks of your own reach, as pods have them that run in the cluster. @default [443, 80] */
  readonly webPorts?: readonly number[] | undefined;
  /** Addresses of the API server, for deployments and listeners. @default ['0.0.0.0/0'] */
  readonly apiServer?: readonly string[] | undefined;
  /**
   * Addresses of the nodes, which pull from a registry in the namespace and pass on what comes to their ports.
   * @default ['0.0.0.0/0']
   */
  readonly nodes?: readonly string[] | undefined;
  /** Namespaces whose pods may reach listeners and the page of the registry: that of the Ingress controller. @default [] */
  readonly ingressFrom?: readonly string[] | undefined;
  /** Namespace of the cluster's DNS. @default 'kube-system' */
  readonly dnsNamespace?: string | undefined;
  /** Addresses of DNS servers that are no pods of that namespace: a cache on each node. @default ['169.254.20.10/32'] */
  readonly dns?: readonly string[] | undefined;
  /** Namespace of Tekton, whose interceptors listeners ask. @default 'tekton-pipelines' */
  readonly tektonNamespace?: string | undefined;
}

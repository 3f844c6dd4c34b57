/** Whom pods of a namespace may reach, and who may reach them. */
export interface NetworkAccess {
  /** Addresses of Git forges, for clones and for webhooks to listeners with a node port or load balancer. @default ['0.0.0.0/0'] */
  readonly forges?: readonly string[] | undefined;
  /** Addresses that builds and tasks of your own reach by https and http: registries, packages. @default ['0.0.0.0/0'] */
  readonly web?: readonly string[] | undefined;
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
  /** Namespace of Tekton, whose interceptors listeners ask. @default 'tekton-pipelines' */
  readonly tektonNamespace?: string | undefined;
}

/** Options of `Strategy.manifests`. */
export interface ManifestsOptions {
  /** Folder of the manifests, or one file, relative to the workspace. The param `manifests` overrides it. @default 'k8s' */
  readonly path?: string | undefined;
  /**
   * Globs of the files to read: `*` and `?` stay within a name, `**` goes over folders, a glob without a slash means names in
   * every folder. Names that begin with a dot are never read.
   * @default ['*.yaml', '*.yml', '*.json']
   */
  readonly include?: readonly string[] | undefined;
  /** Globs of files and folders to leave alone. @default [] */
  readonly exclude?: readonly string[] | undefined;
}

/** Options of `Strategy.kustomize`. */
export interface KustomizeOptions {
  /** Folder of the kustomization, relative to the workspace. The param `manifests` overrides it. */
  readonly dir: string;
}

/** Options of `Strategy.setImage`. */
export interface SetImageOptions {
  /** The workloads to look at, as kind and name: `Deployment/shop`. @default - every workload of the namespace */
  readonly workloads?: readonly string[] | undefined;
}

/**
 * The values of a chart that make up the name of an image, as paths: `image.repository`.
 *
 * A chart without a value for the digest gets `name@sha256` as repository and the digits as tag, which come together again as
 * `name@sha256:…`.
 */
export interface HelmImageValues {
  /** The whole name with digest. @default - the parts are given */
  readonly reference?: string | undefined;
  /** The host. @default - it is part of `repository` */
  readonly registry?: string | undefined;
  /** The name without tag. @default - not given */
  readonly repository?: string | undefined;
  /** The tag. @default - not given */
  readonly tag?: string | undefined;
  /** The digest, with `sha256:`. @default - it becomes the tag */
  readonly digest?: string | undefined;
  /** When nodes ask the registry; gets `imagePullPolicy` of the DeployTask. @default - not given */
  readonly pullPolicy?: string | undefined;
}

/** Options of `Strategy.helm`. */
export interface HelmOptions<Name extends string = string> {
  /**
   * The chart: a folder of the workspace with its dependencies in `charts/`, or `oci://…`. The param `chart` overrides it.
   */
  readonly chart: string;
  /** Name of the release. */
  readonly release: string;
  /** Version of a chart that is not in the workspace. @default - the newest */
  readonly version?: string | undefined;
  /** Files of values, relative to the workspace; later ones win. @default [] */
  readonly valuesFiles?: readonly string[] | undefined;
  /** Values; they win over the files. @default {} */
  readonly values?: Readonly<Record<string, unknown>> | undefined;
  /**
   * The values that each image goes into, by param.
   * @default - `image.repository` and `image.tag`, with several images `<param>.image.repository` and `<param>.image.tag`
   */
  readonly images?: Readonly<Partial<Record<Name, HelmImageValues>>> | undefined;
  /** Whether a release that does not get ready is taken back to the one before. @default false */
  readonly rollback?: boolean | undefined;
}

/** What the strategies are called. */
export type StrategyKind = 'manifests' | 'kustomize' | 'setImage' | 'helm';

/** The options of each. */
export interface OptionsOf {
  readonly manifests: ManifestsOptions;
  readonly kustomize: KustomizeOptions;
  readonly setImage: SetImageOptions;
  readonly helm: HelmOptions;
}

/** What the steps of a strategy have to know. */
export type StrategyPlan = {
  readonly [Kind in StrategyKind]: { readonly kind: Kind } & OptionsOf[Kind];
}[StrategyKind];

/**
 * How a DeployTask makes objects of what lies in the workspace.
 *
 * @example
 * ```ts
 * new DeployTask(chart, 'deploy', {
 *   strategy: Strategy.manifests({ path: 'k8s', exclude: ['dev'] }),
 * });
 * new DeployTask(chart, 'deploy-overlay', {
 *   strategy: Strategy.kustomize({ dir: 'overlays/prod' }),
 * });
 * new DeployTask(chart, 'set-image', {
 *   strategy: Strategy.setImage({ workloads: ['Deployment/shop'] }),
 * });
 * new DeployTask(chart, 'release', {
 *   strategy: Strategy.helm({ chart: 'charts/shop', release: 'shop', valuesFiles: ['charts/prod.yaml'] }),
 * });
 * ```
 */
export class Strategy<Kind extends StrategyKind = StrategyKind> {
  /** Which one it is. */
  readonly kind: Kind;
  private readonly options: StrategyPlan;

  private constructor(kind: Kind, options: OptionsOf[Kind]) {
    this.kind = kind;
    this.options = { ...options, kind } as unknown as StrategyPlan;
  }

  /** Server-side apply of the manifests of a folder. */
  static manifests(options: ManifestsOptions = {}): Strategy<'manifests'> {
    return new Strategy('manifests', options);
  }

  /** Server-side apply of what a kustomization builds. */
  static kustomize(options: KustomizeOptions): Strategy<'kustomize'> {
    return new Strategy('kustomize', options);
  }

  /** Nothing but other images in workloads that are in the cluster already; needs no files. */
  static setImage(options: SetImageOptions = {}): Strategy<'setImage'> {
    return new Strategy('setImage', options);
  }

  /** A release of a helm chart, as `helm upgrade --install` makes it. */
  static helm<const Name extends string>(options: HelmOptions<Name>): Strategy<'helm'> {
    return new Strategy<'helm'>('helm', options);
  }

  /** @internal */
  toPlan(): StrategyPlan {
    return this.options;
  }
}

import type { Duration } from 'cdk8s';
import type { IRegistry } from '../../core/images/registry';
import type { INamed } from '../../core/named';
import type { Text } from '../../core/references/text';
import type { ResourceProps } from '../../core/resource';
import type { ResourceRequirements } from '../../schema/kubernetes';

/** Where layers are kept from build to build. */
export interface KanikoCache {
  /** Repository for the layers, without tag; some registries want it to exist. @default - `<image>/cache` */
  readonly repository?: Text | undefined;
  /** How long a layer may be used. @default Duration.days(14) */
  readonly ttl?: Duration | undefined;
  /** Whether layers of COPY are kept too. @default false */
  readonly copyLayers?: boolean | undefined;
  /** Whether layers of RUN are kept. @default true */
  readonly runLayers?: boolean | undefined;
  /** Whether layers are only read. @default false */
  readonly readOnly?: boolean | undefined;
  /** Folder with base images that a warmer put there. @default - none */
  readonly directory?: string | undefined;
}

/** A key of a Secret. */
export interface SecretFile {
  readonly secret: INamed;
  readonly key: string;
}

/** How kaniko builds; each is a flag of its executor. */
export interface KanikoBuildOptions {
  /** Stage of the Dockerfile to build. @default - the last */
  readonly target?: string | undefined;
  /** Build arguments with fixed values. What differs from run to run goes into `buildArgParams`. @default {} */
  readonly buildArgs?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Labels of the image. @default {} */
  readonly imageLabels?: Readonly<Record<string, string>> | undefined;
  /** Annotations of the image; kaniko 1.25 or newer. @default {} */
  readonly imageAnnotations?: Readonly<Record<string, string>> | undefined;
  /** Names to push to besides the param `image`. @default [] */
  readonly destinations?: readonly Text[] | undefined;
  /** Operating system and processor, `linux/arm64`; nothing is emulated. @default - those of the node */
  readonly platform?: string | undefined;
  /** Secrets that RUN steps mount, by id; kaniko 1.25 or newer. Other RUN steps may read them too. @default {} */
  readonly buildSecrets?: Readonly<Record<string, SecretFile>> | undefined;
  /** Whether times are taken out, so that the same commit gives the same digest. @default false */
  readonly reproducible?: boolean | undefined;
  /** How changed files are found. @default 'full' */
  readonly snapshotMode?: 'full' | 'redo' | 'time' | undefined;
  /** Whether one layer is made of everything. @default false */
  readonly singleSnapshot?: boolean | undefined;
  /** Whether changes of RUN are found without looking at the whole file system; experimental. @default false */
  readonly useNewRun?: boolean | undefined;
  /** Paths that no layer gets. @default [] */
  readonly ignorePaths?: readonly string[] | undefined;
  /** Whether `/var/run` is left out. @default true */
  readonly ignoreVarRun?: boolean | undefined;
  /** Where layers are kept from build to build. @default - nowhere: each run builds every layer */
  readonly cache?: KanikoCache | undefined;
  /** Whether the file system is emptied at the end. @default false */
  readonly cleanup?: boolean | undefined;
  /** Whether the file system is emptied at the start; kaniko 1.25 or newer. @default false */
  readonly preCleanup?: boolean | undefined;
  /** Whether the context survives `cleanup`; kaniko 1.25 or newer. @default false */
  readonly preserveContext?: boolean | undefined;
  /** Whether the file system is built also where the cache has every layer; kaniko 1.25 or newer. @default false */
  readonly materialize?: boolean | undefined;
  /** How layers are compressed. @default 'gzip' */
  readonly compression?: 'gzip' | 'zstd' | undefined;
  /** How hard, from 1 to 9 for gzip and to 22 for zstd; -1 leaves it to the method. @default -1 */
  readonly compressionLevel?: number | undefined;
  /** Whether cached layers are compressed; `false` needs less memory. @default true */
  readonly compressedCaching?: boolean | undefined;
  /** Media types of the image; kaniko 1.25 or newer. @default - as the base image */
  readonly imageFormat?: 'docker' | 'oci' | undefined;
  /** Whether the image is built only. @default false */
  readonly noPush?: boolean | undefined;
  /** File that gets the image as a tar. @default - none */
  readonly tarPath?: Text | undefined;
  /** Folder that gets the image as an OCI layout. @default - none */
  readonly ociLayoutPath?: Text | undefined;
  /** What kaniko logs. @default 'info' */
  readonly verbosity?: 'panic' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | undefined;
  /** How it logs. @default 'color' */
  readonly logFormat?: 'text' | 'color' | 'json' | undefined;
  /** Whether each line of the log has a time. @default false */
  readonly logTimestamp?: boolean | undefined;
}

/** How kaniko reaches registries, beyond the one it pushes to. */
export interface KanikoRegistryOptions {
  /** Hosts that copies of Docker Hub's images are taken from. @default [] */
  readonly registryMirrors?: readonly string[] | undefined;
  /** Hosts that stand in for others, by the host in the Dockerfile. @default {} */
  readonly registryMaps?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Whether a build fails where mirrors and stand-ins have no copy. @default false */
  readonly skipDefaultRegistryFallback?: boolean | undefined;
  /** Other hosts that are reached by plain HTTP. @default [] */
  readonly insecureRegistries?: readonly string[] | undefined;
  /** Other hosts whose certificates are not checked. @default [] */
  readonly skipTlsVerifyRegistries?: readonly string[] | undefined;
  /** Authorities of other hosts, by host. @default {} */
  readonly registryCertificates?:
    Readonly<Record<string, { readonly configMap: INamed; readonly key: string }>> | undefined;
  /** Certificates that kaniko shows, by host: Secrets of type `kubernetes.io/tls`. @default {} */
  readonly registryClientCertificates?: Readonly<Record<string, INamed>> | undefined;
  /** How often a push is tried again. @default 0 */
  readonly pushRetry?: number | undefined;
  /** How often fetching a base image is tried again. @default 0 */
  readonly imageDownloadRetry?: number | undefined;
  /** How often unpacking a base image is tried again. @default 0 */
  readonly imageFsExtractRetry?: number | undefined;
  /** Whether an immutable tag that exists already is fine. @default false */
  readonly pushIgnoreImmutableTagErrors?: boolean | undefined;
  /** Whether the right to push is not tried before the build. @default false */
  readonly skipPushPermissionCheck?: boolean | undefined;
  /**
   * Helpers that may find logins; kaniko 1.25 or newer.
   * @default - all: env, google, ecr, acr, gitlab
   */
  readonly credentialHelpers?: readonly ('env' | 'google' | 'ecr' | 'acr' | 'gitlab')[] | undefined;
}

/** Props of {@link KanikoBuildTask}. */
export interface KanikoBuildTaskProps<Arg extends string = never>
  extends ResourceProps, KanikoBuildOptions, KanikoRegistryOptions {
  /**
   * The registry that is pushed to: decides how kaniko reaches it, and under which name nodes pull the image.
   * @default - any registry with HTTPS; nodes pull by the same name
   */
  readonly registry?: IRegistry | undefined;
  /** Folder of the build, relative to the workspace. The param `context` overrides it. @default '.' */
  readonly context?: string | undefined;
  /** Dockerfile, relative to the context. The param `dockerfile` overrides it. @default 'Dockerfile' */
  readonly dockerfile?: string | undefined;
  /** Build arguments that become required params of the Task. @default [] */
  readonly buildArgParams?: readonly Arg[] | undefined;
  /**
   * How the login of the registry reaches kaniko: by the workspace `dockerconfig`, or by the Secrets of the run's account.
   * @default 'workspace'
   */
  readonly credentials?: 'workspace' | 'service-account' | undefined;
  /** Image of the executor; it needs no shell. @default - key `kaniko` of the images */
  readonly image?: string | undefined;
  /** Image with sh that writes the results. @default - key `shell` of the images */
  readonly shellImage?: string | undefined;
  /** Requests and limits of the build. @default - none */
  readonly computeResources?: ResourceRequirements | undefined;
}

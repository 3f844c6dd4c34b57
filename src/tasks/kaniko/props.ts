import type { Duration } from 'cdk8s';
import type { IRegistryCredentials } from '../../core/credentials/credentials';
import type { IRegistry } from '../../core/images/registry';
import type { RegistryImage } from '../../core/images/registry-image';
import type { INamed } from '../../core/named';
import type { ResourceProps } from '../../core/resource';
import type { Env, EnvSource } from '../../core/step/env';
import type { ResourceRequirements } from '../../schema/kubernetes';
import type { RemoteContext } from './remote-context';

/** What of a build kaniko takes from a registry when nothing has changed. */
export interface KanikoCache {
  /** Where layers are kept; registries that make no repositories by themselves need it made. @default - `<image>/cache` */
  readonly repository?: string | undefined;
  /** How long a layer may be used. @default Duration.days(14) */
  readonly ttl?: Duration | undefined;
  /** Whether layers of COPY are kept too. @default false */
  readonly copyLayers?: boolean | undefined;
  /** Whether layers of RUN are kept. @default true */
  readonly runLayers?: boolean | undefined;
  /** Whether layers are compressed on the way; not doing it takes less memory. @default true */
  readonly compressed?: boolean | undefined;
  /** Whether new layers are kept, or only old ones used. @default true */
  readonly push?: boolean | undefined;
  /** Claim with base images that kaniko's warmer brought. @default - base images come from their registries */
  readonly baseImages?: INamed | undefined;
}

/** What a {@link KanikoBuildTask} logs in to registries with. */
export type KanikoCredentials = IRegistryCredentials | readonly IRegistryCredentials[];

/** Props of {@link KanikoBuildTask}. */
export interface KanikoBuildTaskProps<
  Remote extends RemoteContext | undefined = RemoteContext | undefined,
  Credentials extends KanikoCredentials | undefined = KanikoCredentials | undefined,
> extends ResourceProps {
  /** Where the image goes; decides how kaniko reaches it, and by which name the result IMAGE_REF calls it. @default - any registry with a certificate that all trust */
  readonly registry?: IRegistry | undefined;
  /**
   * Logins beside that of `registry`: of base images, or of a registry that says none. The Task then has no workspace `dockerconfig`:
   * logins come in one way.
   * @default - that of `registry`, else what the workspace brings, else what the account of the run has
   */
  readonly credentials?: Credentials | undefined;
  /** Account of the pod. @default - one of its own where a cloud or several logins want it, else the account of the run */
  readonly serviceAccount?: INamed | undefined;

  /** Folder that is built, relative to the workspace. The param `context` overrides it. @default '.' */
  readonly context?: string | undefined;
  /** What is fetched and built instead of a workspace; the Task then has no workspace `source`. @default - the workspace */
  readonly remoteContext?: Remote | undefined;
  /** The Dockerfile, relative to the context. The param `dockerfile` overrides it. @default 'Dockerfile' */
  readonly dockerfile?: string | undefined;
  /**
   * The same Dockerfile where this program can read it, relative to the folder in which it runs: `service/Dockerfile` beside the program, or in a
   * checkout of the service. Only read, for base images that say no registry; what is built is what the workspace has.
   * @default - it is not looked at
   */
  readonly localDockerfile?: string | undefined;
  /** Stage to build; of several, which takes a kaniko newer than v1.24, the first one is pushed. @default - the last one */
  readonly target?: string | readonly string[] | undefined;
  /** Values of ARG. They are no secrets in the image even when they come from one: see `secrets`. @default {} */
  readonly buildArgs?: Readonly<Record<string, string | number | boolean | EnvSource>> | undefined;
  /**
   * Files for `RUN --mount=type=secret,id=…`, by id: `secretKey({ name: 'npm' }, '.npmrc')`. Newer than kaniko v1.24.
   * @default {}
   */
  readonly secrets?: Readonly<Record<string, EnvSource>> | undefined;
  /** Platform the base images are taken for, such as `linux/arm64`; RUN needs a node of that kind. @default - that of the node */
  readonly platform?: string | undefined;

  /** More names the image is pushed under. @default [] */
  readonly destinations?: readonly (string | RegistryImage)[] | undefined;
  /** Whether the image is pushed. @default true */
  readonly push?: boolean | undefined;
  /** File for the image as an archive, in a folder of the workspace that is there. @default - none */
  readonly tarPath?: string | undefined;
  /** Folder for the image as an OCI layout, relative to the workspace. @default - none */
  readonly ociLayoutPath?: string | undefined;
  /** Labels of the image. @default - those of the Dockerfile */
  readonly imageLabels?: Readonly<Record<string, string>> | undefined;
  /** Annotations of the image; newer than kaniko v1.24. @default - none */
  readonly imageAnnotations?: Readonly<Record<string, string>> | undefined;
  /** Media types; newer than kaniko v1.24. @default - those of the base image */
  readonly imageFormat?: 'docker' | 'oci' | undefined;
  /** How layers are compressed. @default 'gzip' */
  readonly compression?: 'gzip' | 'zstd' | undefined;
  /** How much they are compressed. @default - what the algorithm has for its own default */
  readonly compressionLevel?: number | undefined;

  /** Whether layers are taken from a registry when nothing has changed. @default false */
  readonly cache?: boolean | KanikoCache | undefined;

  /** Whether times are left out, so that the same sources give the same digest; takes memory. @default false */
  readonly reproducible?: boolean | undefined;
  /** Whether all commands make one layer. @default false */
  readonly singleSnapshot?: boolean | undefined;
  /** What of files is looked at for changes; `redo` and `time` are faster and miss some. @default 'full' */
  readonly snapshotMode?: 'full' | 'redo' | 'time' | undefined;
  /** Whether changes of RUN are found without comparing the whole file system. @default false */
  readonly useNewRun?: boolean | undefined;
  /** Paths that never become part of a layer. @default [] */
  readonly ignorePaths?: readonly string[] | undefined;
  /** Whether /var/run never becomes part of a layer. @default true */
  readonly ignoreVarRun?: boolean | undefined;
  /** Whether the container is cleaned before the build; newer than kaniko v1.24. @default false */
  readonly preCleanup?: boolean | undefined;
  /** Whether the container is cleaned after the build. @default false */
  readonly cleanup?: boolean | undefined;
  /** Whether a context inside the container survives the change of stages; newer than kaniko v1.24. @default false */
  readonly preserveContext?: boolean | undefined;
  /** Whether the container ends with the files of the image even when all came from the cache; newer than kaniko v1.24. @default false */
  readonly materialize?: boolean | undefined;

  /** Registries with plain HTTP beside `registry`, by host and port. @default [] */
  readonly insecureRegistries?: readonly string[] | undefined;
  /** Registries whose certificate nobody checks beside `registry`, by host and port. @default [] */
  readonly unverifiedRegistries?: readonly string[] | undefined;
  /** Certificates of private authorities, by host and port: `configKey({ name: 'authority' }, 'ca.crt')`. @default {} */
  readonly certificates?: Readonly<Record<string, EnvSource>> | undefined;
  /** Secrets of type `kubernetes.io/tls` to show to registries, by host and port. @default {} */
  readonly clientCertificates?: Readonly<Record<string, INamed>> | undefined;
  /** Registries that are asked for images of Docker Hub first. @default [] */
  readonly registryMirrors?: readonly string[] | undefined;
  /** Registries that are asked instead of others, by host: `{ 'quay.io': 'mirror.example.com' }`. @default {} */
  readonly registryMap?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Whether an image that no mirror has is missing, instead of taken from its own registry. @default false */
  readonly skipDefaultRegistryFallback?: boolean | undefined;
  /** Whether it is not tried out before the build if the image may be pushed. @default false */
  readonly skipPushPermissionCheck?: boolean | undefined;
  /** Whether a tag that exists and cannot be moved counts as pushed. @default false */
  readonly ignoreImmutableTagErrors?: boolean | undefined;
  /** Further attempts to push. @default 0 */
  readonly pushRetries?: number | undefined;
  /** Further attempts to download base images. @default 0 */
  readonly downloadRetries?: number | undefined;
  /** Further attempts to unpack base images. @default 0 */
  readonly extractRetries?: number | undefined;
  /** Built-in ways to log in; none with []. Newer than kaniko v1.24. @default - all */
  readonly credentialHelpers?: readonly ('env' | 'google' | 'ecr' | 'acr' | 'gitlab')[] | undefined;

  /** How much kaniko tells. @default 'info' */
  readonly verbosity?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'panic' | undefined;
  /** @default 'color' */
  readonly logFormat?: 'text' | 'color' | 'json' | undefined;
  /** Whether each line of the log begins with the time. @default false */
  readonly logTimestamp?: boolean | undefined;

  /** More flags, after all others. The param `extraArgs` overrides it. @default [] */
  readonly extraArgs?: readonly string[] | undefined;
  /** More variables of the executor: proxies, keys of clouds, `FF_KANIKO_…` switches. @default {} */
  readonly env?: Env | undefined;
  /** Capabilities beside those that unpacking and package managers need. @default [] */
  readonly capabilities?: readonly string[] | undefined;
  /** Whether programs in RUN may gain rights, as sudo of another user does. @default false */
  readonly allowPrivilegeEscalation?: boolean | undefined;
  /** Requests and limits of the executor. @default - none */
  readonly computeResources?: ResourceRequirements | undefined;
  /** Image with `/kaniko/executor`. @default - key `kaniko` of the images */
  readonly image?: string | undefined;
}

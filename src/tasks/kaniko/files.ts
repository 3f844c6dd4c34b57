import { keyAsFile } from '../../core/credentials/key-as-file';
import { configKey } from '../../core/step/env';
import type { PendingPlace } from '../../diagnostics/place';
import type { Volume, VolumeMount, VolumeProjection } from '../../schema/kubernetes';
import { BASE_IMAGES, flags, pairs } from './flags';
import type { KanikoBuildTaskProps } from './props';

/** Never part of an image, as all below /kaniko; /kaniko/secrets is where kaniko keeps its own copies. */
const SECRETS = '/kaniko/build-secrets';
const CERTIFICATES = '/kaniko/certificates';

/** What the executor reads beside the context. */
export interface KanikoFiles {
  readonly volumes: readonly Volume[];
  readonly mounts: readonly VolumeMount[];
  /** The flags that name the files. */
  readonly args: readonly string[];
}

/**
 * Volumes for build secrets, certificates and base images.
 *
 * @throws `not-a-file` for a value that is no key of a Secret or ConfigMap
 */
export function filesOf(props: KanikoBuildTaskProps, at: PendingPlace): KanikoFiles {
  const parts = [buildSecrets(props, at), certificates(props, at), baseImages(props)];
  return {
    volumes: parts.flatMap(({ volumes }) => volumes),
    mounts: parts.flatMap(({ mounts }) => mounts),
    args: parts.flatMap(({ args }) => args),
  };
}

function buildSecrets({ secrets = {} }: KanikoBuildTaskProps, at: PendingPlace): KanikoFiles {
  const files = Object.entries(secrets).map(([id, source]) => keyAsFile(source, id, at));
  const args = Object.keys(secrets).map((id) => `id=${id},src=${SECRETS}/${id}`);
  return projected('build-secrets', SECRETS, files, flags('secret', args));
}

function certificates(
  { registry, certificates = {}, clientCertificates = {} }: KanikoBuildTaskProps,
  at: PendingPlace,
): KanikoFiles {
  const connection = registry?.connection;
  const own =
    connection && 'authority' in connection
      ? { [registry.pushHost]: configKey(connection.authority.configMap, connection.authority.key) }
      : {};
  const authorities = Object.entries({ ...own, ...certificates });
  const clients = Object.entries(clientCertificates);
  return projected(
    'certificates',
    CERTIFICATES,
    [
      ...authorities.map(([host, source]) => keyAsFile(source, `${folder(host)}/ca.crt`, at)),
      ...clients.map(([host, { name }]) => tlsFiles(name, folder(host))),
    ],
    [
      ...pairs(
        'registry-certificate',
        mapHosts(authorities, (host) => `${host}/ca.crt`),
      ),
      ...pairs(
        'registry-client-cert',
        mapHosts(clients, (host) => `${host}/tls.crt,${host}/tls.key`),
      ),
    ],
  );
}

function baseImages({ cache }: KanikoBuildTaskProps): KanikoFiles {
  const claim = typeof cache === 'object' ? cache.baseImages : undefined;
  if (claim === undefined) return { volumes: [], mounts: [], args: [] };
  return {
    volumes: [{ name: 'base-images', persistentVolumeClaim: { claimName: claim.name, readOnly: true } }],
    mounts: [{ name: 'base-images', mountPath: BASE_IMAGES, readOnly: true }],
    args: [],
  };
}

function projected(
  name: string,
  mountPath: string,
  sources: readonly VolumeProjection[],
  args: readonly string[],
): KanikoFiles {
  if (sources.length === 0) return { volumes: [], mounts: [], args };
  return {
    volumes: [{ name, projected: { sources } }],
    mounts: [{ name, mountPath, readOnly: true }],
    args,
  };
}

function tlsFiles(name: string, folder: string): VolumeProjection {
  return { secret: { name, items: ['tls.crt', 'tls.key'].map((key) => ({ key, path: `${folder}/${key}` })) } };
}

function mapHosts(
  entries: readonly (readonly [string, unknown])[],
  files: (folder: string) => string,
): Record<string, string> {
  return Object.fromEntries(entries.map(([host]) => [host, files(`${CERTIFICATES}/${folder(host)}`)]));
}

/** A folder for a host: a colon divides other things. */
function folder(host: string): string {
  return host.replaceAll(':', '-');
}

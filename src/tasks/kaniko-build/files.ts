import type { Volume, VolumeMount } from '../../schema/kubernetes';
import { secretPath } from './flags';
import type { KanikoBuildTaskProps } from './props';

/** A file from a Secret or ConfigMap that the build reads, and the flag that names it. */
interface MountedFile {
  readonly volume: Volume;
  readonly mount: VolumeMount;
  readonly flags: readonly string[];
}

/** Certificates and secrets as files: volumes, mounts and flags. */
export function mountedFiles(props: KanikoBuildTaskProps<string>): readonly MountedFile[] {
  return [...authorities(props), ...clientCertificates(props), ...buildSecrets(props)];
}

/** The flag that lets kaniko reach the registry it pushes to, and no other, in another way than HTTPS. */
export function connectionFlags({ registry }: KanikoBuildTaskProps<string>): string[] {
  if (registry === undefined) return [];
  const { connection, pushHost } = registry;
  if (connection.kind === 'http') return [`--insecure-registry=${pushHost}`];
  return 'unverified' in connection ? [`--skip-tls-verify-registry=${pushHost}`] : [];
}

function authorities({ registry, registryCertificates = {} }: KanikoBuildTaskProps<string>): MountedFile[] {
  const own =
    registry && 'authority' in registry.connection ? { [registry.pushHost]: registry.connection.authority } : {};
  return Object.entries({ ...own, ...registryCertificates }).map(([host, { configMap, key }], i) => {
    const name = `authority-${i}`;
    const mountPath = `/kaniko/authorities/${i}`;
    return {
      volume: { name, configMap: { name: configMap.name, items: [{ key, path: 'ca.crt' }] } },
      mount: { name, mountPath, readOnly: true },
      flags: [`--registry-certificate=${host}=${mountPath}/ca.crt`],
    };
  });
}

function clientCertificates({ registryClientCertificates = {} }: KanikoBuildTaskProps<string>): MountedFile[] {
  return Object.entries(registryClientCertificates).map(([host, secret], i) => {
    const name = `client-certificate-${i}`;
    const mountPath = `/kaniko/client-certificates/${i}`;
    return {
      volume: { name, secret: { secretName: secret.name } },
      mount: { name, mountPath, readOnly: true },
      flags: [`--registry-client-cert=${host}=${mountPath}/tls.crt,${mountPath}/tls.key`],
    };
  });
}

function buildSecrets({ buildSecrets: secrets = {} }: KanikoBuildTaskProps<string>): MountedFile[] {
  return Object.entries(secrets).map(([id, { secret, key }], i) => {
    const name = `secret-${i}`;
    return {
      volume: { name, secret: { secretName: secret.name, items: [{ key, path: id }] } },
      mount: { name, mountPath: secretPath(id), subPath: id, readOnly: true },
      flags: [],
    };
  });
}

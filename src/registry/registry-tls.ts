import type { RegistryConnection } from '../core/images/registry';
import type { INamed } from '../core/named';

/** A ConfigMap with the certificate of a private authority. */
export interface RegistryAuthority {
  readonly configMap: INamed;
  /** Key of the certificate in PEM form. @default 'ca.crt' */
  readonly key?: string | undefined;
}

/** HTTPS between pods and a registry of the cluster. */
export interface RegistryTls {
  /** Secret of type `kubernetes.io/tls`; the certificate is for the registry's `pushHost`. */
  readonly secret: INamed;
  /**
   * Who vouches for the certificate: an authority that images know by themselves, a private one in a ConfigMap, or nobody,
   * and then builders do not check it.
   * @default 'system'
   */
  readonly trust?: RegistryAuthority | 'system' | 'nobody' | undefined;
}

/** What builders are told of it. */
export function connectionOf(tls: RegistryTls | undefined): RegistryConnection {
  if (tls === undefined) return { kind: 'http' };
  const { trust = 'system' } = tls;
  if (trust === 'system') return { kind: 'https' };
  if (trust === 'nobody') return { kind: 'https', unverified: true };
  return { kind: 'https', authority: { configMap: { name: trust.configMap.name }, key: trust.key ?? 'ca.crt' } };
}

import type { IRegistryCredentials } from '../credentials/credentials';
import type { StringRef } from '../references/string-ref';
import type { RegistryImage } from './registry-image';

/** How clients in pods reach a registry. */
export type RegistryConnection =
  /** Plain HTTP: builders get flags for exactly this host. */
  | { readonly kind: 'http' }
  /** HTTPS with a certificate that the system's authorities vouch for. */
  | { readonly kind: 'https' }
  /** HTTPS with a private authority whose certificate lies in a ConfigMap. */
  | {
      readonly kind: 'https';
      readonly authority: { readonly configMap: { readonly name: string }; readonly key: string };
    }
  /** HTTPS whose certificate nobody checks. */
  | { readonly kind: 'https'; readonly unverified: true };

/** A registry, ours or somebody else's: where builders push and nodes pull. */
export interface IRegistry {
  /** `host[:port]` for pods, `registry.ci.svc.cluster.local:5000`. */
  readonly pushHost: string;
  /** `host[:port]` for nodes, `localhost:30500`; same as `pushHost` for a registry with one name. */
  readonly pullHost: string;
  /** How pods reach `pushHost`. */
  readonly connection: RegistryConnection;
  /** How builders log in to it. @default - nobody says */
  readonly credentials?: IRegistryCredentials | undefined;
  /** Whether nobody may push without a login. @default - nobody here knows */
  readonly requiresLogin?: boolean | undefined;
  /** The name of an image in it. */
  image(repository: string | StringRef, tag: string | StringRef): RegistryImage;
}

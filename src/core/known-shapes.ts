import type { Cron } from 'cdk8s';
import type { IGitCredentials, IRegistryCredentials } from './credentials/credentials';
import type { IRegistry, RegistryConnection } from './images/registry';
import type { RegistryImage } from './images/registry-image';
import type { KeysOf, Shape } from './shape';
import { fields, made, named, needed, oneOf, shape, text } from './shapes';
import { fieldOf } from '../util/field-of';
import type { EnvSource } from './step/env';

export const envSource = made<EnvSource>(
  'a key of a Secret or ConfigMap',
  "secretKey({ name: '…' }, '…')",
  'toValueFrom',
);
export const gitCredentials = made<IGitCredentials>(
  'a login of Git',
  "GitCredentials.token({ secret: { name: '…' } })",
  'delivery',
);
export const registryCredentials = made<IRegistryCredentials>(
  'a login of registries',
  "RegistryCredentials.dockerConfig({ secret: { name: '…' } })",
  'login',
);
export const registry = made<IRegistry>('a registry', "Registry.fromHost('…')", 'pushHost');
export const registryImage = made<RegistryImage>('a text', "registry.image('…', '…')", 'push');
export const cron = made<Cron>('a Cron', "Cron.daily(), with Cron from 'cdk8s'", 'expressionString');

type Authority = Extract<RegistryConnection, { readonly authority: object }>['authority'];

interface AnyConnection {
  readonly kind: RegistryConnection['kind'];
  readonly authority?: Authority;
  readonly unverified?: true;
}

const AUTHORITY: KeysOf<Authority> = { configMap: needed(named), key: needed(text) };
const CONNECTION: KeysOf<AnyConnection> = {
  kind: needed(oneOf(['http', 'https'])),
  authority: fields('authority of a connection', AUTHORITY),
  unverified: shape<true>('true', 'true', (value) => value === true),
};
const encrypted = fields('connection', CONNECTION);
const unverified = fields<Omit<AnyConnection, 'authority'>>('connection that nobody checks', {
  kind: CONNECTION.kind,
  unverified: CONNECTION.unverified,
});
const plain = fields<Pick<AnyConnection, 'kind'>>('connection without TLS', { kind: CONNECTION.kind });

/** How a registry is reached; each way has fields of its own. */
export const connection: Shape<RegistryConnection> = {
  takes: 'a map',
  written: "{ kind: 'https' }",
  check: (value, field) => {
    const way =
      fieldOf(value, 'kind') === 'http' ? plain : fieldOf(value, 'unverified') === true ? unverified : encrypted;
    way.check(value, field);
  },
};

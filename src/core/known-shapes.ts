import type { Cron } from 'cdk8s';
import type { IGitCredentials, IRegistryCredentials } from './credentials/credentials';
import type { IRegistry } from './images/registry';
import type { RegistryImage } from './images/registry-image';
import { made } from './shapes';
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

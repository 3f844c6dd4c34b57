export { Registry, type RegistryOptions } from './registry';
export {
  RegistryExposure,
  type IngressOptions as RegistryIngressOptions,
  type NodePortOptions as RegistryNodePortOptions,
} from './registry-exposure';
export { RegistryStorage, type RegistryClaimOptions } from './registry-storage';
export type { RegistryAuthority, RegistryTls } from './registry-tls';
export {
  RegistryWithUi,
  type GarbageCollectionOptions as RegistryGarbageCollectionOptions,
  type RegistryWithUiProps,
} from './registry-with-ui';

import { violation, type Control } from './pod';

/** No namespace of the node. */
export const hostNamespaces: Control = (pod) =>
  (['hostNetwork', 'hostPID', 'hostIPC'] as const)
    .filter((field) => pod[field])
    .map((field) => violation('hostNamespaces', `${pod.path}.${field}`, `${field} is true`));

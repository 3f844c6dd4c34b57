import { contextsOf, violation, type Control } from './pod';

/** No process of the host of Windows. */
export const windowsHostProcess: Control = (pod) =>
  contextsOf(pod)
    .filter(({ context }) => context.windowsOptions?.hostProcess)
    .map(({ what, path }) =>
      violation('windowsHostProcess', `${path}.windowsOptions.hostProcess`, `${what} is a process of the host`),
    );

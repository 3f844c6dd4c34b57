import { violation, type Control } from './pod';

/** Said by each container that it may not gain rights. */
export const allowPrivilegeEscalation: Control = ({ containers }) =>
  containers
    .filter(({ container }) => container.securityContext?.allowPrivilegeEscalation !== false)
    .map(({ what, path }) =>
      violation('allowPrivilegeEscalation', path, `${what} does not say allowPrivilegeEscalation: false`),
    );

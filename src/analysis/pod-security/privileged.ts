import { violation, type Control } from './pod';

/** No privileged container. */
export const privileged: Control = ({ containers }) =>
  containers
    .filter(({ container }) => container.securityContext?.privileged)
    .map(({ what, path }) => violation('privileged', `${path}.securityContext.privileged`, `${what} is privileged`));

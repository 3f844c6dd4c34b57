import { violation, type Control } from './pod';

/** No port of the node. */
export const hostPorts: Control = ({ containers }) =>
  containers.flatMap(({ container, what, path }) =>
    (container.ports ?? []).flatMap(({ hostPort }, i) =>
      hostPort
        ? [violation('hostPorts', `${path}.ports[${i}].hostPort`, `${what} takes port ${hostPort} of the node`)]
        : [],
    ),
  );

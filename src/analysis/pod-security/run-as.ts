import { contextsOf, hasOwnUsers, violation, type Control } from './pod';

/** Said by the container or the pod that it is not root. */
export const runAsNonRoot: Control = (pod, version) => {
  if (hasOwnUsers(pod, version)) return [];
  return [
    ...contextsOf(pod)
      .filter(({ context }) => context.runAsNonRoot === false)
      .map(({ what, path }) => violation('runAsNonRoot', `${path}.runAsNonRoot`, `${what} says runAsNonRoot: false`)),
    ...(pod.securityContext?.runAsNonRoot
      ? []
      : pod.containers
          .filter(({ container }) => container.securityContext?.runAsNonRoot === undefined)
          .map(({ what, path }) =>
            violation(
              'runAsNonRoot',
              path,
              `${what} does not say runAsNonRoot: true`,
              pod.securityContext?.runAsNonRoot === undefined,
            ),
          )),
  ];
};

/** Nobody is user 0. */
export const runAsUser: Control = (pod, version) => {
  if (hasOwnUsers(pod, version)) return [];
  return contextsOf(pod)
    .filter(({ context }) => context.runAsUser === 0)
    .map(({ what, path }) => violation('runAsUser', `${path}.runAsUser`, `${what} runs as user 0`));
};

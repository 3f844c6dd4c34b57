/** The ways to reach a repository, for messages. */
export const GIT_TRANSPORTS = ['https', 'http', 'ssh', 'git', 'file'] as const;

/**
 * A way to reach a repository that git may be allowed to use; the others run commands of the address's choice. `http` and `git` are
 * open to everybody on the network, `file` reads what lies in the pod.
 */
export type GitTransport = (typeof GIT_TRANSPORTS)[number];

/** What is allowed unless the props say otherwise. */
export const DEFAULT_TRANSPORTS: readonly GitTransport[] = ['https', 'http', 'ssh'];

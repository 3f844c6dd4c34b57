import type { GitLogins, LoginWay } from '../logins';

/** What the script says of logins, as words of the shell: it names the place where this Task has them. */
export interface LoginTexts {
  /** There is a login for https, and nothing in it: what, and what helps. */
  readonly noPassword: string;
  /** What helps when the server knows none of the keys. */
  readonly otherKey: string;
  /** What helps when the server does not take user and password, or wants some. */
  readonly otherPassword: string;
}

/** The texts for a Task: one with `credentials` has no workspaces for logins. */
export function loginTexts({ ways }: GitLogins): LoginTexts {
  return {
    noPassword: words(...(ways.https === 'workspace' ? EMPTY_WORKSPACE : EMPTY_SECRET)),
    otherKey: words(...OTHER_KEY[ways.ssh]),
    otherPassword: words(
      ...OTHER_PASSWORD[ways.https],
      'look at the url too: some servers call a private repository unknown',
    ),
  };
}

const EMPTY_WORKSPACE = [
  'workspace "basic-auth" holds no credentials',
  'bind a Secret of type kubernetes.io/basic-auth, or one with the keys .gitconfig and .git-credentials',
];
const EMPTY_SECRET = [
  'the Secret of the GitCredentials holds no password',
  'look at its keys, and at those that the GitCredentials of the GitCloneTask name',
];
const SSH = 'give the GitCloneTask a key: credentials: GitCredentials.ssh({ secret, knownHosts: true })';
const OTHER_KEY: Readonly<Record<LoginWay, readonly string[]>> = {
  files: ['let the server know the public key that belongs to the Secret of the GitCredentials'],
  account: [
    'give the account of the run a Secret of type kubernetes.io/ssh-auth with annotation tekton.dev/git-0: HOST',
  ],
  workspace: [SSH, 'or bind workspace "ssh-directory" to a Secret with the private key'],
  none: [SSH],
};
const HTTPS = 'give the GitCloneTask a token: credentials: GitCredentials.token({ secret })';
const OTHER_PASSWORD: Readonly<Record<LoginWay, readonly string[]>> = {
  files: ['the Secret of the GitCredentials needs a token that may read the repository and has not expired'],
  account: [
    'give the account of the run a Secret of type kubernetes.io/basic-auth with annotation tekton.dev/git-0: https://HOST',
  ],
  workspace: [HTTPS, 'or bind workspace "basic-auth" to a Secret of type kubernetes.io/basic-auth with a token'],
  none: [HTTPS],
};

/** Arguments of `fail`; the texts hold no single quote. */
function words(...texts: readonly string[]): string {
  return texts.map((text) => `'${text}'`).join(' \\\n        ');
}

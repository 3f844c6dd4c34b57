/** A key of a Secret. */
export interface SecretKeyOf {
  readonly name: string;
  /** @default - `provider.token` for tokens, `webhook.secret` for what signs webhooks */
  readonly key?: string | undefined;
}

/** How Pipelines-as-Code reaches a repository. */
export interface PipelinesAsCodeOptions {
  /** Page of the repository: `https://github.com/acme/mountains`. */
  readonly url: string;
  /** Token for its API; GitLab and Gitea need one. @default - the GitHub App that Pipelines-as-Code was installed with */
  readonly token?: SecretKeyOf | undefined;
  /** What signs its webhooks, where there is a token. @default - the Secret of the hub */
  readonly webhookSecret?: SecretKeyOf | undefined;
  /** Address of the API, of a server of one's own. @default - that of the provider; of Gitea the beginning of `url` */
  readonly apiUrl?: string | undefined;
  /** How many runs of the repository go on at a time; triggers whose newer runs cancel older ones cannot be beside it. @default - all */
  readonly concurrencyLimit?: number | undefined;
  /** How many runs of a trigger are kept. @default - all */
  readonly maxKeepRuns?: number | undefined;
}

/**
 * Webhooks as the providers send them, cut down to what tells them apart. Names and shapes of fields follow the documentation of each
 * provider; the values are made up.
 */

/** A webhook before it is signed. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** What differs from one push to the next. */
interface Push {
  readonly branch?: string;
  readonly message?: string;
  readonly files?: readonly string[];
  readonly deleted?: boolean;
  readonly author?: string;
}

/** What differs from one pull request to the next. */
export interface PullRequest {
  readonly action?: 'opened' | 'synchronized' | 'reopened' | 'closed' | 'labelled' | 'ready';
  readonly title?: string;
  readonly branch?: string;
  readonly target?: string;
  readonly draft?: boolean;
  readonly fork?: boolean;
  readonly merged?: boolean;
  readonly labels?: readonly string[];
  /** The one of them that it was just given. @default - the last one */
  readonly added?: string;
  readonly description?: string | null;
}

/** What differs from one comment to the next. */
interface Comment {
  readonly text?: string;
  readonly onIssue?: boolean;
  readonly stranger?: boolean;
  readonly edited?: boolean;
}

/** What differs from one tag to the next. */
export interface Tag {
  readonly deleted?: boolean;
  readonly annotated?: boolean;
}

/** The events of one provider; `undefined` where it tells of no such thing. */
export interface Deliveries {
  readonly push: (options?: Push) => Delivery;
  readonly tag: (name: string, options?: Tag) => Delivery;
  readonly pullRequest: (options?: PullRequest) => Delivery;
  readonly comment: (options?: Comment) => Delivery;
  readonly release?: (tag: string, options?: { readonly prerelease?: boolean; readonly title?: string }) => Delivery;
}

import type { Construct } from 'constructs';
import { EventHub, type EventHubProps } from '../events/event-hub';
import type { EventRefs } from '../events/field';
import type {
  CommentersFilter,
  CommentFilter,
  DraftFilter,
  LabelFilter,
  MergedFilter,
  PathsFilter,
  PullRequestAction,
  PullRequestFilter,
  PushFilter,
  ReleaseFilter,
  TagFilter,
} from '../events/filter';
import type { OnEvent } from '../events/on-event';
import { GITEA } from './gitea-events';
import { checkedBy } from './provider';

/** Which pushes to Gitea or Forgejo start a run. */
export interface GiteaPushFilter extends PushFilter, PathsFilter {}

/** Which pull requests of Gitea or Forgejo start a run. The event names no files: a first task has to compare the commits. */
export interface GiteaPullRequestFilter
  extends PullRequestFilter<Exclude<PullRequestAction, 'ready'>>, DraftFilter, LabelFilter, MergedFilter {}

/** Which comments on pull requests of Gitea or Forgejo start a run. */
export interface GiteaCommentFilter extends CommentFilter, CommentersFilter {}

/**
 * Webhooks of Gitea and Forgejo: one listener, and a method a kind of event that starts runs.
 *
 * They are signed as GitHub's, and Tekton's interceptor for GitHub checks them. The webhook is of the type Gitea or Forgejo with
 * the content type `application/json`.
 *
 * @throws as GitHubEvents
 * @see https://docs.gitea.com/usage/webhooks
 *
 * @example
 * ```ts
 * const pipeline = Pipeline.fromName('delivery', { params: { url: param.string(), revision: param.string() } });
 * const hub = new GiteaEvents(chart, 'hub', { secret: { name: 'gitea-webhook' } });
 * hub.onPush(pipeline, { branch: 'main' }, ({ event }) => ({ url: event.cloneUrl, revision: event.sha }));
 * ```
 */
export class GiteaEvents extends EventHub {
  /** Pushes to branches. */
  readonly onPush: OnEvent<GiteaPushFilter, EventRefs<typeof GITEA.push.fields>> = this.on(GITEA.push);
  /** Pushed tags. */
  readonly onTag: OnEvent<TagFilter, EventRefs<typeof GITEA.tag.fields>> = this.on(GITEA.tag);
  /** Pull requests: opened, pushed to, reopened, closed, labelled. */
  readonly onPullRequest: OnEvent<GiteaPullRequestFilter, EventRefs<typeof GITEA.pullRequest.fields>> = this.on(
    GITEA.pullRequest,
  );
  /** Published releases. */
  readonly onRelease: OnEvent<ReleaseFilter, EventRefs<typeof GITEA.release.fields>> = this.on(GITEA.release);
  /** Comments on pull requests that begin with a command. */
  readonly onComment: OnEvent<GiteaCommentFilter, EventRefs<typeof GITEA.comment.fields>> = this.on(GITEA.comment);

  constructor(scope: Construct, id: string, props: EventHubProps) {
    super(scope, id, props, 'GiteaEvents', checkedBy('github', 'gitea'));
  }
}
